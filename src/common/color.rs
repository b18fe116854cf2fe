use std::fmt::{self, Write};

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    pub(crate) const WHITE: Self = Self(0xff, 0xff, 0xff);

    /// Reads `0x12617a`.
    pub(crate) const fn of(code: u32) -> Self {
        let [_, red, green, blue] = code.to_be_bytes();
        Self(red, green, blue)
    }

    /// Part of the way from this colour to another: 0 stays, 255 arrives.
    pub(crate) const fn toward(self, other: Self, way: u8) -> Self {
        const fn mix(from: u8, to: u8, way: u8) -> u8 {
            let (from, to, way) = (from as u32, to as u32, way as u32);
            let [.., mixed] = ((from * (255 - way) + to * way) / 255).to_be_bytes();
            mixed
        }
        Self(mix(self.0, other.0, way), mix(self.1, other.1, way), mix(self.2, other.2, way))
    }

    /// The one of two colours that text on this one is easier to read in.
    pub(crate) fn more_legible(self, one: Self, other: Self) -> Self {
        let own = self.luminance();
        let contrast = |light: u32| (light.max(own), light.min(own));
        let ((one_high, one_low), (other_high, other_low)) = (contrast(one.luminance()), contrast(other.luminance()));
        if u64::from(one_high) * u64::from(other_low) >= u64::from(other_high) * u64::from(one_low) {
            one
        } else {
            other
        }
    }

    /// Roughly its luminance with the twentieth that contrast adds to it, of 683 000 000.
    const fn luminance(self) -> u32 {
        const fn square(channel: u8) -> u32 {
            channel as u32 * channel as u32
        }
        2126 * square(self.0) + 7152 * square(self.1) + 722 * square(self.2) + 32_512_500
    }
}

impl fmt::Display for Rgb {
    /// As style sheets write it: `#12617a`.
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("#")?;
        let digit = |value: u8| out.write_char(char::from_digit(u32::from(value), 16).unwrap_or('0'));
        [self.0, self.1, self.2].into_iter().flat_map(|channel| [channel >> 4, channel & 15]).try_for_each(digit)
    }
}

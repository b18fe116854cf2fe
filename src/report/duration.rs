use std::fmt;

use serde::{Serialize, Serializer};

/// A length of time as it is printed: `2:35` are minutes and seconds, `1:02:35` hours, too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Duration {
    seconds: u32,
    with_hours: bool,
}

impl Duration {
    /// Returns the length in seconds.
    pub const fn seconds(self) -> u32 {
        self.seconds
    }

    /// Reads `2:35`, `102:35` or `1:02:35`.
    pub fn parse(text: &str) -> Option<Self> {
        let (mut seconds, mut parts) = (0_u32, 0);
        for part in text.trim().split(':') {
            let fits = part.bytes().all(|byte| byte.is_ascii_digit())
                && if parts == 0 { part.len() <= 5 } else { part.len() == 2 && *part < *"60" };
            seconds = seconds * 60 + part.parse::<u32>().ok().filter(|_| fits && parts < 3)?;
            parts += 1;
        }
        (parts > 1).then_some(Self { seconds, with_hours: parts > 2 })
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let (minutes, seconds) = (self.seconds / 60, self.seconds % 60);
        if self.with_hours {
            return write!(out, "{}:{:02}:{seconds:02}", minutes / 60, minutes % 60);
        }
        write!(out, "{minutes}:{seconds:02}")
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Duration {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Duration".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A length of time as printed: \"2:35\" are minutes and seconds, \"1:02:35\" hours, too.",
            "type": "string",
            "pattern": "^[0-9]{1,5}(:[0-5][0-9]){1,2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Duration;

    #[test]
    fn minutes_and_hours_are_told_apart_by_their_parts() {
        let seconds = |text| Duration::parse(text).map(Duration::seconds);
        assert_eq!(seconds("2:35"), Some(155));
        assert_eq!(seconds("0:07"), Some(7));
        assert_eq!(seconds("102:00"), Some(6120));
        assert_eq!(seconds("1:02:35"), Some(3755));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in
            ["", "2", "2:5", "2:60", ":30", "2:35:", "1:2:3", "1:02:35:00", "-2:35", "2:35 min", "+2:35", "999999:00"]
        {
            assert_eq!(Duration::parse(text), None, "{text}");
        }
    }

    #[test]
    fn it_is_printed_as_it_was_read() {
        for text in ["2:35", "0:07", "102:00", "1:02:35", "0:00:09"] {
            assert_eq!(Duration::parse(text).unwrap().to_string(), text);
        }
    }
}

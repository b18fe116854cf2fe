use super::column::{BLOCK, Codes};

/// Takes in the codes of a column, row by row, and keeps them in blocks as narrow as the codes so far allow.
#[derive(Debug, Clone, Default)]
pub(super) struct Writer {
    blocks: Vec<Codes>,
}

impl Writer {
    /// Appends codes, all of them smaller than `distinct`.
    pub(super) fn extend(&mut self, mut codes: &[u32], distinct: u32) {
        while !codes.is_empty() {
            let block = self.open_block(distinct);
            let (now, later) = codes.split_at(codes.len().min(BLOCK - block.len()));
            append(block, now);
            codes = later;
        }
    }

    /// Sees to it that the last block has room and is wide enough.
    fn open_block(&mut self, distinct: u32) -> &mut Codes {
        // A file of one block may have thousands of columns; in a file of many, growing would be a waste.
        let room = if self.blocks.is_empty() { 0 } else { BLOCK };
        let open = self.blocks.pop_if(|block| block.len() < BLOCK);
        self.blocks.push(widened(open.unwrap_or(Codes::U8(Vec::new())), distinct.saturating_sub(1), room));
        let last = self.blocks.len() - 1;
        &mut self.blocks[last]
    }

    pub(super) fn into_blocks(self) -> Vec<Codes> {
        self.blocks
    }
}

/// The block, if every code up to `widest` fits into it and it has room, or else one that has both.
fn widened(block: Codes, widest: u32, room: usize) -> Codes {
    let is_byte = u8::try_from(widest).is_ok();
    match block {
        Codes::U8(codes) if is_byte && codes.capacity() >= room => Codes::U8(codes),
        Codes::U8(codes) if is_byte => Codes::U8(roomy(codes, room)),
        Codes::U8(codes) if u16::try_from(widest).is_ok() => Codes::U16(roomy(codes, room)),
        Codes::U8(codes) => Codes::U32(roomy(codes, room)),
        Codes::U16(codes) if u16::try_from(widest).is_err() => Codes::U32(roomy(codes, room)),
        wide => wide,
    }
}

fn roomy<N: Copy, W: From<N>>(codes: Vec<N>, room: usize) -> Vec<W> {
    let mut roomy = Vec::with_capacity(room.max(codes.capacity()));
    roomy.extend(codes.into_iter().map(W::from));
    roomy
}

#[expect(clippy::cast_possible_truncation)] // The block was made wide enough for every code there is.
fn append(block: &mut Codes, codes: &[u32]) {
    match block {
        Codes::U8(block) => block.extend(codes.iter().map(|code| *code as u8)),
        Codes::U16(block) => block.extend(codes.iter().map(|code| *code as u16)),
        Codes::U32(block) => block.extend_from_slice(codes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(blocks: &[Codes]) -> Vec<u32> {
        blocks.iter().flat_map(|block| (0..block.len()).filter_map(|row| block.get(row))).collect()
    }

    #[test]
    fn all_blocks_but_the_last_are_full() {
        let mut writer = Writer::default();
        let rows: Vec<u32> = (0..100).cycle().take(2 * BLOCK + 5).collect();
        for part in rows.chunks(1000) {
            writer.extend(part, 100);
        }
        let blocks = writer.into_blocks();
        assert_eq!(blocks.iter().map(Codes::len).collect::<Vec<_>>(), [BLOCK, BLOCK, 5]);
        assert_eq!(codes(&blocks), rows);
    }

    #[test]
    fn a_block_is_widened_where_the_codes_outgrow_it_and_no_block_before_it() {
        let mut writer = Writer::default();
        writer.extend(&vec![255; BLOCK], 256);
        writer.extend(&[1, 255], 256);
        writer.extend(&[256, 65_535], 65_536);
        let blocks = writer.clone().into_blocks();
        assert!(matches!(blocks[..], [Codes::U8(_), Codes::U16(_)]));
        writer.extend(&[65_536], 65_537);
        let blocks = writer.into_blocks();
        assert!(matches!(blocks[..], [Codes::U8(_), Codes::U32(_)]));
        assert_eq!(codes(&blocks)[BLOCK..], [1, 255, 256, 65_535, 65_536]);
    }

    #[test]
    fn a_new_block_is_as_wide_as_the_codes_so_far() {
        let mut writer = Writer::default();
        writer.extend(&vec![0; BLOCK], 1);
        writer.extend(&[0], 70_000);
        assert!(matches!(writer.into_blocks()[..], [Codes::U8(_), Codes::U32(_)]));
    }
}

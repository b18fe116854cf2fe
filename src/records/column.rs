use std::collections::HashMap;

use super::writer::Writer;

/// Number of rows in a block of codes; all blocks but the last are full. Work is done a block at a time, so that a page
/// can be told of progress between two of them, and so that a browser's compiler gets to see many short calls.
pub const BLOCK: usize = 1 << 15;

/// Records as read: named columns of the same length, each a list of distinct values and a code per row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    columns: Vec<Column>,
    rows: usize,
    /// Rows that are not one line below the row before them: row and line, in the order of rows.
    anchors: Vec<(u32, u64)>,
    /// Number of rows of the source that each row stands for, where equal rows were counted elsewhere; else each is one.
    times: Option<Vec<u64>>,
}

/// One column: its distinct values, and for every row which of them it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    name: String,
    /// The first is the empty value; no two are equal.
    values: Vec<String>,
    blocks: Vec<Codes>,
    /// Text of the question, where a row below the heading has it.
    title: Option<String>,
    /// Places of each value, if they were counted elsewhere.
    met: Option<Vec<Met>>,
}

/// Places of a value in a source, as somebody else counted them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Met {
    /// Number of rows that have it.
    pub(crate) rows: u64,
    /// The lines of the first of them, in ascending order; at least one.
    pub(crate) lines: Vec<u64>,
}

/// The codes of a block of rows, as narrow as the column's values allowed when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Codes {
    /// One byte a row.
    U8(Vec<u8>),
    /// Two bytes a row.
    U16(Vec<u16>),
    /// Four bytes a row.
    U32(Vec<u32>),
}

impl Records {
    /// Records of columns that all have that many rows.
    pub(crate) fn new(columns: Vec<Column>, rows: usize, anchors: Vec<(u32, u64)>) -> Self {
        debug_assert!(columns.iter().all(|column| column.len() == rows));
        Self { columns, rows, anchors, times: None }
    }

    /// The same rows, each standing for so many rows of the source.
    pub(crate) fn each_standing_for(self, times: Vec<u64>) -> Self {
        debug_assert_eq!(times.len(), self.rows);
        Self { times: Some(times), ..self }
    }

    /// Returns the number of rows of the source that each row stands for; `None` where each is one.
    pub(crate) fn times(&self) -> Option<&[u64]> {
        self.times.as_deref()
    }

    /// Returns the number of rows of the source.
    pub(crate) fn rows_of_source(&self) -> u64 {
        self.times.as_ref().map_or(self.rows as u64, |times| times.iter().sum())
    }

    /// Returns the rows that are not one line below the row before them, with their lines.
    #[cfg(any(test, feature = "workbook"))]
    pub(super) fn anchors(&self) -> &[(u32, u64)] {
        &self.anchors
    }

    /// Returns the number of rows.
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// Returns whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The columns that were asked for, in the file's order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The records with more columns, of as many rows.
    pub(crate) fn with(mut self, columns: Vec<Column>) -> Self {
        debug_assert!(columns.iter().all(|column| column.len() == self.rows));
        self.columns.extend(columns);
        self
    }

    /// The records with titles of their columns, by their headings.
    pub(super) fn titled(mut self, titles: &[(String, String)]) -> Self {
        for column in &mut self.columns {
            if let Some((_, title)) = titles.iter().find(|(name, _)| *name == column.name) {
                column.title = Some(title.clone());
            }
        }
        self
    }

    /// The records with other columns, of as many rows, in place of theirs.
    pub(super) fn map_columns(mut self, of: impl FnMut(Column) -> Column) -> Self {
        self.columns = self.columns.into_iter().map(of).collect();
        debug_assert!(self.columns.iter().all(|column| column.len() == self.rows));
        self
    }

    /// The records without some of their rows, which are in ascending order.
    pub(crate) fn without(self, rows: &[u32]) -> Self {
        if rows.is_empty() {
            return self;
        }
        let count = u32::try_from(self.rows).unwrap_or(u32::MAX);
        // Stretches between the rows that go; each begins on a line of its own.
        let starts = std::iter::once(0).chain(rows.iter().map(|row| row + 1));
        let ends = rows.iter().copied().chain(std::iter::once(count));
        let kept: Vec<_> = starts.zip(ends).filter(|(start, end)| start < end).collect();
        let mut anchors = Vec::new();
        let mut row = 0;
        for (start, end) in &kept {
            anchors.push((row, self.line(*start as usize)));
            let within = self.anchors.iter().filter(|(anchor, _)| start < anchor && anchor < end);
            anchors.extend(within.map(|(anchor, line)| (row + anchor - start, *line)));
            row += end - start;
        }
        let columns = self.columns.into_iter().map(|column| column.only(&kept)).collect();
        Self::new(columns, row as usize, anchors)
    }

    /// The rows of a column with one of some values: their number, the line of the first, and a value.
    pub(super) fn rows_with<'c>(
        &self,
        column: &'c Column,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Option<(u64, u64, &'c str)> {
        let wanted: Vec<bool> = column.values.iter().map(|value| is_wanted(value)).collect();
        let example = column.values.get(wanted.iter().position(|is_wanted| *is_wanted)?)?;
        let codes = column.blocks.iter().flat_map(Codes::iter);
        let mut rows = (0..).zip(codes).filter(|(_, code)| wanted.get(*code as usize).copied().unwrap_or(false));
        let line = rows.next().map(|(row, _)| self.line(row))?;
        Some((1 + rows.count() as u64, line, example))
    }

    /// The line of the file (the row of the sheet, the object of a JSON list) that a row begins on, from 1.
    pub fn line(&self, row: usize) -> u64 {
        let after = self.anchors.partition_point(|(anchor, _)| *anchor as usize <= row);
        let (anchor, line) = after.checked_sub(1).and_then(|place| self.anchors.get(place)).copied().unwrap_or((0, 1));
        line + (row - anchor as usize) as u64
    }
}

impl Column {
    /// A column of blocks of [`BLOCK`] codes, each an index into the values; the first value is the empty one.
    pub(crate) fn new(name: String, values: Vec<String>, blocks: Vec<Codes>) -> Self {
        debug_assert!(values.first().is_some_and(String::is_empty));
        Self { name, values, blocks, title: None, met: None }
    }

    /// A column of codes, one for each row.
    pub(crate) fn of_codes(name: String, values: Vec<String>, codes: &[u32]) -> Self {
        let distinct = u32::try_from(values.len()).unwrap_or(u32::MAX);
        let mut writer = Writer::default();
        codes.chunks(BLOCK).for_each(|block| writer.extend(block, distinct));
        Self::new(name, values, writer.into_blocks())
    }

    /// The same column, with how often and where the source has each of its values.
    pub(crate) fn with_met(self, met: Vec<Met>) -> Self {
        debug_assert_eq!(met.len(), self.values.len());
        Self { met: Some(met), ..self }
    }

    /// Returns how often and where the source has each value, if that was counted elsewhere.
    pub(crate) fn met(&self) -> Option<&[Met]> {
        self.met.as_deref()
    }

    /// Its heading. Repeated and blank headings were made distinct: `type (2)`, `column 3`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the text of the question, where a row below the heading has it.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    pub(super) fn with_title(self, title: Option<String>) -> Self {
        Self { title, ..self }
    }

    /// The distinct values. The first is the empty one, whether or not a row has it; the others are in the order
    /// in which they were met.
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// The codes, a block of [`BLOCK`] rows at a time.
    pub fn blocks(&self) -> &[Codes] {
        &self.blocks
    }

    /// The number of rows with each of the values.
    pub(crate) fn rows_of_values(&self) -> Vec<u64> {
        let mut rows = vec![0; self.values.len()];
        for code in self.blocks.iter().flat_map(Codes::iter) {
            rows[code as usize] += 1;
        }
        rows
    }

    /// Returns the number of its rows.
    pub fn len(&self) -> usize {
        self.blocks.iter().map(Codes::len).sum()
    }

    /// Returns whether it has no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A column of that name that has, in every row, what is made of this column's code there.
    pub(crate) fn mapped<'v>(&self, name: String, value: impl Fn(usize) -> &'v str) -> Self {
        let mut values = vec![String::new()];
        let mut known = HashMap::from([("", 0_u32)]);
        let codes: Vec<u32> = (0..self.values.len())
            .map(|code| {
                let value = value(code);
                *known.entry(value).or_insert_with(|| {
                    values.push(value.to_owned());
                    u32::try_from(values.len() - 1).unwrap_or(u32::MAX)
                })
            })
            .collect();
        let distinct = u32::try_from(values.len()).unwrap_or(u32::MAX);
        let mut writer = Writer::default();
        for block in &self.blocks {
            let block: Vec<u32> = block.iter().map(|code| codes[code as usize]).collect();
            writer.extend(&block, distinct);
        }
        Self { name, values, blocks: writer.into_blocks(), title: None, met: None }
    }

    /// The same column with other texts for its values. Those of a source that counted them keep their codes.
    pub(super) fn reworded(self, values: Vec<String>) -> Self {
        debug_assert_eq!(values.len(), self.values.len());
        if self.met.is_some() {
            return Self { values, ..self };
        }
        self.mapped(self.name.clone(), |code| values.get(code).map_or("", String::as_str)).with_title(self.title)
    }

    fn only(self, kept: &[(u32, u32)]) -> Self {
        let distinct = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let mut writer = Writer::default();
        let mut codes = Vec::with_capacity(BLOCK);
        for (start, end) in kept {
            for from in (*start as usize..*end as usize).step_by(BLOCK) {
                codes.clear();
                let rows = from..(from + BLOCK).min(*end as usize);
                codes.extend(rows.filter_map(|row| self.code(row)));
                writer.extend(&codes, distinct);
            }
        }
        Self { blocks: writer.into_blocks(), ..self }.with_its_own_values()
    }

    /// The column without the values that no row has.
    fn with_its_own_values(mut self) -> Self {
        let mut is_met = vec![false; self.values.len()];
        is_met[0] = true;
        for code in self.blocks.iter().flat_map(Codes::iter) {
            is_met[code as usize] = true;
        }
        let mut next = 0;
        let codes: Vec<u32> = is_met
            .iter()
            .map(|is_met| {
                let code = next;
                next += u32::from(*is_met);
                code
            })
            .collect();
        self.blocks.iter_mut().for_each(|block| block.recode(&codes));
        let mut is_met = is_met.into_iter();
        self.values.retain(|_| is_met.next() == Some(true));
        self
    }

    /// The code of a row, an index into the values.
    pub(crate) fn code(&self, row: usize) -> Option<u32> {
        self.blocks.get(row / BLOCK)?.get(row % BLOCK)
    }

    /// The value of a row.
    pub fn value(&self, row: usize) -> Option<&str> {
        self.values.get(self.code(row)? as usize).map(String::as_str)
    }
}

impl Codes {
    /// Returns the number of rows in the block.
    pub const fn len(&self) -> usize {
        match self {
            Self::U8(codes) => codes.len(),
            Self::U16(codes) => codes.len(),
            Self::U32(codes) => codes.len(),
        }
    }

    /// Returns whether the block has no row.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All codes, in the order of the rows.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// Replaces every code by another that is no greater.
    #[expect(clippy::cast_possible_truncation)] // What is no greater fits where the greater one did.
    pub(crate) fn recode(&mut self, codes: &[u32]) {
        match self {
            Self::U8(block) => block.iter_mut().for_each(|code| *code = codes[usize::from(*code)] as u8),
            Self::U16(block) => block.iter_mut().for_each(|code| *code = codes[usize::from(*code)] as u16),
            Self::U32(block) => block.iter_mut().for_each(|code| *code = codes[*code as usize]),
        }
    }

    /// The code of a row of the block.
    pub fn get(&self, row: usize) -> Option<u32> {
        match self {
            Self::U8(codes) => codes.get(row).copied().map(u32::from),
            Self::U16(codes) => codes.get(row).copied().map(u32::from),
            Self::U32(codes) => codes.get(row).copied(),
        }
    }
}

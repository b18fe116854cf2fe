//! A workbook's table on its way from the module that reads workbooks to the one that makes reports of it.
//!
//! Text of JSON with all but the codes, its length before it, and then the codes of the rows, column by column, block by
//! block: the number of bytes of a code, and the codes, all with the lowest byte first.

use serde::{Deserialize, Serialize};

use super::column::{BLOCK, Codes, Column, Records};
use super::reading::{Format, LeftOut, Reading, Warning};

/// Everything but the codes.
#[derive(Serialize, Deserialize)]
struct Contents {
    sheet: Option<String>,
    header: Vec<String>,
    bytes: u64,
    left_out: Vec<LeftOut>,
    warnings: Vec<Warning>,
    rows: usize,
    anchors: Vec<(u32, u64)>,
    columns: Vec<Named>,
}

#[derive(Serialize, Deserialize)]
struct Named {
    name: String,
    title: Option<String>,
    values: Vec<String>,
}

impl Reading {
    /// Returns a workbook's table as bytes, from which [`Reading::from_transfer`] makes it again. `None` if it is too large
    /// for that.
    #[cfg(any(test, feature = "workbook"))]
    pub fn to_transfer(&self) -> Option<Vec<u8>> {
        let Self { records, sheet, header, bytes, left_out, warnings, .. } = self;
        let named = |column: &Column| Named {
            name: column.name().to_owned(),
            title: column.title().map(str::to_owned),
            values: column.values().to_vec(),
        };
        let contents = Contents {
            sheet: sheet.clone(),
            header: header.clone(),
            bytes: *bytes,
            left_out: left_out.clone(),
            warnings: warnings.clone(),
            rows: records.len(),
            anchors: records.anchors().to_vec(),
            columns: records.columns().iter().map(named).collect(),
        };
        let json = serde_json::to_vec(&contents).ok()?;
        let mut all = u32::try_from(json.len()).ok()?.to_le_bytes().to_vec();
        all.extend(json);
        for block in records.columns().iter().flat_map(Column::blocks) {
            match block {
                Codes::U8(codes) => {
                    all.push(1);
                    all.extend(codes);
                }
                Codes::U16(codes) => {
                    all.push(2);
                    all.extend(codes.iter().flat_map(|code| code.to_le_bytes()));
                }
                Codes::U32(codes) => {
                    all.push(4);
                    all.extend(codes.iter().flat_map(|code| code.to_le_bytes()));
                }
            }
        }
        Some(all)
    }

    /// Returns the table that [`Reading::to_transfer`] wrote; `None` if the bytes are anything else.
    #[cfg(feature = "analyst")]
    pub fn from_transfer(bytes: &[u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (json, mut rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let Contents { sheet, header, bytes, left_out, warnings, rows, anchors, columns } =
            serde_json::from_slice(json).ok()?;
        let mut made = Vec::with_capacity(columns.len());
        for Named { name, title, values } in columns {
            if !values.first()?.is_empty() {
                return None;
            }
            let mut blocks = Vec::new();
            for start in (0..rows).step_by(BLOCK) {
                let (block, behind) = block(rest, BLOCK.min(rows - start))?;
                if block.iter().any(|code| code as usize >= values.len()) {
                    return None;
                }
                blocks.push(block);
                rest = behind;
            }
            made.push(Column::new(name, values, blocks).with_title(title));
        }
        let records = Records::new(made, rows, anchors);
        let (format, dialect, failures) = (Format::Workbook, None, Vec::new());
        rest.is_empty().then_some(Self { records, format, dialect, sheet, header, bytes, failures, left_out, warnings })
    }
}

/// The codes of a block, and the bytes behind them.
#[cfg(feature = "analyst")]
fn block(bytes: &[u8], rows: usize) -> Option<(Codes, &[u8])> {
    let (size, rest) = bytes.split_first()?;
    let (codes, rest) = rest.split_at_checked(rows.checked_mul(usize::from(*size))?)?;
    let codes = match size {
        1 => Codes::U8(codes.to_vec()),
        2 => Codes::U16(codes.as_chunks().0.iter().copied().map(u16::from_le_bytes).collect()),
        4 => Codes::U32(codes.as_chunks().0.iter().copied().map(u32::from_le_bytes).collect()),
        _ => return None,
    };
    Some((codes, rest))
}

#[cfg(test)]
#[cfg(feature = "analyst")]
mod tests {
    use super::super::{ReadOptions, Reader};
    use super::{BLOCK, Format, LeftOut, Reading, Warning};
    use crate::records::LeftOutReason;

    /// A table of so many rows, of one column with two answers, one with one for each row, and one between.
    fn table(rows: usize) -> Reading {
        let mut reader = Reader::new("calls.csv", ReadOptions::default());
        reader.push(b"kind,id,place\n").unwrap();
        for row in 0..rows {
            let line = format!("{},{row},place {}\n", if row % 3 == 0 { "" } else { "a" }, row % 300);
            reader.push(line.as_bytes()).unwrap();
        }
        let left_out = LeftOut { reason: LeftOutReason::Total, rows: 1, lines: vec![7], example: "Total 5".to_owned() };
        let warning = Warning {
            code: "merged-cells",
            count: 2,
            line: Some(3),
            column: Some("B3".to_owned()),
            message: "Cells were merged.".to_owned(),
        };
        Reading {
            format: Format::Workbook,
            dialect: None,
            sheet: Some("Calls".to_owned()),
            left_out: vec![left_out],
            warnings: vec![warning],
            ..reader.finish().unwrap()
        }
    }

    #[test]
    fn a_table_arrives_as_it_was_sent() {
        for rows in [1, 300, BLOCK, BLOCK + 1, 2 * BLOCK + 70_000] {
            let sent = table(rows);
            assert_eq!(Reading::from_transfer(&sent.to_transfer().unwrap()).as_ref(), Some(&sent), "{rows}");
        }
    }

    #[test]
    fn a_table_that_is_cut_or_goes_on_is_refused() {
        let sent = table(20).to_transfer().unwrap();
        for cut in 0..sent.len() {
            assert_eq!(Reading::from_transfer(&sent[..cut]), None, "{cut}");
        }
        assert_eq!(Reading::from_transfer(&[&sent[..], &[1]].concat()), None);
    }

    #[test]
    fn codes_without_a_value_are_refused() {
        let mut sent = table(20).to_transfer().unwrap();
        *sent.last_mut().unwrap() = 255;
        assert_eq!(Reading::from_transfer(&sent), None);
    }
}

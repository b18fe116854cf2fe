use super::address::{Address, Area};
use super::layout::Layout;

/// The headings of a table's columns, of the texts in the rows of its header. Where the upper of two rows names a group
/// of columns, they are called `Group – Sub`.
pub(super) fn headings(rows: &[Vec<String>], layout: &Layout, merges: &[Area]) -> Vec<String> {
    let (Some(&row), [upper, lower]) = (layout.header.first(), rows) else {
        let width = layout.columns.end() - layout.columns.start() + 1;
        return rows.first().cloned().unwrap_or_else(|| vec![String::new(); width as usize]);
    };
    let group = |column: u32| {
        let area = merges.iter().find(|area| area.contains(Address { row, column }));
        let from = area.map_or(column, |area| area.first.column);
        from.checked_sub(*layout.columns.start())
            .and_then(|place| upper.get(place as usize))
            .map_or("", |text| text.trim())
    };
    let join = |(column, sub): (u32, &String)| match (group(column), sub.trim()) {
        (group, "") => group.to_owned(),
        ("", sub) => sub.to_owned(),
        (group, sub) => format!("{group} – {sub}"),
    };
    layout.columns.clone().zip(lower).map(join).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(header: Vec<u32>) -> Layout {
        Layout { header, rows: 3..=4, columns: 1..=4, preamble: None, footer: None, blank: None }
    }

    fn row(texts: [&str; 4]) -> Vec<String> {
        texts.map(str::to_owned).to_vec()
    }

    #[test]
    fn a_single_row_names_the_columns_as_it_is() {
        let upper = row(["State", "a", "", "b "]);
        assert_eq!(headings(std::slice::from_ref(&upper), &layout(vec![1]), &[]), upper);
    }

    #[test]
    fn groups_go_before_what_they_group() {
        let rows = [row(["State", "Victims", "", "Note"]), row(["", "Minors", "Adults", ""])];
        let merges = ["B1:B2", "C1:D1"].map(|area| Area::parse(area).unwrap());
        let named = headings(&rows, &layout(vec![1, 2]), &merges);
        assert_eq!(named, ["State", "Victims – Minors", "Victims – Adults", "Note"]);
    }

    #[test]
    fn columns_without_a_header_have_blank_headings() {
        assert_eq!(headings(&[], &layout(vec![]), &[]), row(["", "", "", ""]));
    }
}

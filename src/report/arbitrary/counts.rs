//! Any statement of what numbers count.

use proptest::option::of;
use proptest::prelude::*;

use super::{some, text};
use crate::report::counts::{Counted, Counts, Days, Divided, Limit};

fn limit() -> impl Strategy<Value = Limit> {
    let listed = (of(some(text())), of(some(text())), of(some(some(text()))), some(text()));
    let days = (of(text()), of(text())).prop_map(|(from, before)| Days { from, before });
    let dated = (of(some(days)), any::<bool>());
    (text(), listed, of(any::<bool>()), dated)
        .prop_map(|(field, (is, is_not, any, none), given, (days, undated))| Limit {
            field,
            is,
            is_not,
            any,
            none,
            given,
            days,
            undated,
        })
        .boxed()
}

fn counted() -> BoxedStrategy<Counted> {
    let divided = (text(), text(), of(text()), of(text()), any::<bool>(), some(text())).prop_map(
        |(id, by, within, columns, respondents, merged)| Divided { id, by, within, columns, respondents, merged },
    );
    (text(), some(limit()), some(text()), some(divided))
        .prop_map(|(units, conditions, figures, tables)| Counted { units, conditions, figures, tables })
        .boxed()
}

/// Any statement.
pub(in crate::report) fn any_counts() -> BoxedStrategy<Counts> {
    (of(text()), of(text()), some(text()), some(limit()), some(counted()))
        .prop_map(|(jurisdiction, date, several, conditions, of)| Counts {
            version: 1,
            jurisdiction,
            date,
            several,
            conditions,
            of,
        })
        .boxed()
}

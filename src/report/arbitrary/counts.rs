//! Any statement of what numbers count.

use proptest::option::of;
use proptest::prelude::*;

use super::{some, text};
use crate::report::counts::{
    Band, ComesWith, Counted, Counts, Days, Determines, Divided, Limit, Mapped, Numbers, Spelled,
};

fn limit() -> impl Strategy<Value = Limit> {
    let listed = (of(some(text())), of(some(text())), of(some(some(text()))), some(text()));
    let days = (of(text()), of(text())).prop_map(|(from, before)| Days { from, before });
    let dated = (of(some(days)), any::<bool>());
    let numbers = (of(number()), of(number())).prop_map(|(from, before)| Numbers { from, before });
    let numbered = (of(some(numbers)), any::<bool>());
    (text(), listed, of(any::<bool>()), dated, numbered)
        .prop_map(|(field, (is, is_not, any, none), given, (days, undated), (numbers, missing))| Limit {
            field,
            is,
            is_not,
            any,
            none,
            given,
            days,
            undated,
            numbers,
            missing,
        })
        .boxed()
}

fn counted() -> BoxedStrategy<Counted> {
    let fields = (text(), of(text()), of(text()));
    let divided = (text(), fields, any::<bool>(), of(0_u64..9), some(text()));
    let divided = divided.prop_map(|(id, (by, within, columns), respondents, rounded, merged)| Divided {
        id,
        by,
        within,
        columns,
        respondents,
        rounded,
        merged,
    });
    let spelled = (text(), any::<bool>(), some(text())).prop_map(|(code, is_fips, labels)| {
        let (fips, code) = if is_fips { (Some(code), None) } else { (None, Some(code)) };
        Spelled { fips, code, labels }
    });
    let mapped = (text(), text(), some(spelled)).prop_map(|(id, by, places)| Mapped { id, by, places });
    (text(), some(limit()), some(text()), some(divided), some(mapped))
        .prop_map(|(units, conditions, figures, tables, maps)| Counted { units, conditions, figures, tables, maps })
        .boxed()
}

fn number() -> impl Strategy<Value = i64> {
    -9_i64..200
}

/// Any statement.
pub(in crate::report) fn any_counts() -> BoxedStrategy<Counts> {
    let band = (text(), text(), of(number()), of(number()));
    let band = band.prop_map(|(field, label, from, to)| Band { field, label, from, to });
    let with = (text(), some(text())).prop_map(|(label, with)| ComesWith { label, with });
    let determines = (text(), text(), some(with)).prop_map(|(field, of, values)| Determines { field, of, values });
    let fields = (of(text()), of(text()), some(text()), some(band), some(determines));
    let printing = (of(0_u64..9), any::<bool>(), some(text()), of(0_u64..9));
    (fields, printing, some(limit()), some(counted()))
        .prop_map(
            |((jurisdiction, date, several, bands, determines), (rounded, zeros, small, below), conditions, of)| {
                Counts {
                    version: 1,
                    jurisdiction,
                    date,
                    several,
                    bands,
                    determines,
                    rounded,
                    zeros,
                    small,
                    below,
                    conditions,
                    of,
                }
            },
        )
        .boxed()
}

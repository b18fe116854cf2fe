use super::rows::Mask;
use super::texts::Texts;
use crate::disclosure::cells::collect::FigureCells;
use crate::disclosure::decision::{Context, Represents};
use crate::locale::Locale;
use crate::plan::{Denominator, FigurePlan, MissingRows, Plan, RankPlan, RatePlan, Span, TablePlan};
use crate::report::{Change, Column, Figure, Rank, Rate, Row, Value};
use crate::tabulate::{ExactFigure, Standing};

/// The note that says why a rank is not given.
pub(in crate::disclosure) const RANK_WITHHELD: &str = "rank-withheld";

/// A figure as it is published, and what it stands for; one of its change comes with what that is against.
pub(in crate::disclosure) struct PublishedFigure {
    pub(in crate::disclosure) figure: Figure,
    pub(in crate::disclosure) represents: Represents,
    pub(in crate::disclosure) before: Option<Represents>,
}

/// The figures of a plan as they are published; some bring a second one, of their change or their rate.
pub(in crate::disclosure) fn figures(
    texts: &Texts,
    wanted: &[FigurePlan],
    exact: &[ExactFigure],
    cells: &[FigureCells],
    context: Context,
) -> Vec<PublishedFigure> {
    wanted
        .iter()
        .zip(exact)
        .zip(cells)
        .flat_map(|((wanted, exact), cells)| one(texts, wanted, exact, cells, context))
        .collect()
}

fn one(
    texts: &Texts,
    wanted: &FigurePlan,
    exact: &ExactFigure,
    cells: &FigureCells,
    context: Context,
) -> Vec<PublishedFigure> {
    let (plan, of) = (texts.plan, texts.tabulation);
    let label = texts.fill(&wanted.label);
    let decision = context.decision;
    let count = decision.printed(cells.count, exact.count);
    let hidden = decision.hides(cells.count);
    let mask = Mask { words: &context.policy.mask, notes: Vec::new() };
    let is_altered = plan.protection.alters(None);
    let mut figure = Figure {
        id: wanted.id.clone(),
        label: label.clone(),
        value: if hidden { mask.value() } else { decision.value(cells.count, exact.count, is_altered) },
        unit: plan.measures.get(&wanted.measure).map(|measure| measure.unit.clone()),
        part_of: wanted.part_of.clone(),
        rank: None,
        period: None,
        accurate_as_of: None,
        jurisdiction: None,
        source: None,
        restated: Vec::new(),
        notes: wanted.notes.clone(),
    };
    let represents = decision.represents(cells.count);
    if hidden {
        return vec![PublishedFigure { figure, represents, before: None }];
    }
    if let (Some(rank_plan), Some(standing)) = (&wanted.rank, &exact.standing) {
        let may_be_told = cells.others.is_empty() || decision.ranked.contains(&cells.count);
        figure.rank = rank(rank_plan, standing, &of.jurisdiction.name).filter(|_| may_be_told);
        if figure.rank.is_none() {
            figure.notes.push(RANK_WITHHELD.to_owned());
        }
    }
    let beside = |suffix: &str, label: String, value: Value| Figure {
        id: format!("{}-{suffix}", wanted.id),
        label,
        value,
        unit: None,
        part_of: None,
        rank: None,
        notes: Vec::new(),
        ..figure.clone()
    };
    let mut more = Vec::new();
    if let Some((before, cell)) = exact.before.as_ref().zip(cells.before).filter(|(_, cell)| !decision.hides(*cell)) {
        let words = Locale::for_language(&plan.language).words().change_before;
        let from = decision.printed(cell, before.count);
        let change = Change { from: Some(from), to: Some(count), ..Change::default() };
        let value = Value::Change { change, qualifier: None, notes: Vec::new() };
        let figure = beside("change", format!("{label}: {words}"), value);
        more.push(PublishedFigure { figure, represents: Represents::Nothing, before: Some(decision.represents(cell)) });
    }
    if let Some(rates) = wanted.rate.as_ref().and_then(|rate| Rates::new(plan, rate))
        && let Some(rate) = rates.rate(&of.jurisdiction.name, count)
    {
        let figure = beside("rate", format!("{label}: {}", rates.heading()), rate);
        more.push(PublishedFigure { figure, represents: Represents::Nothing, before: None });
    }
    std::iter::once(PublishedFigure { figure, represents, before: None }).chain(more).collect()
}

/// The place of a jurisdiction among all, ties declared; `None` while records of some are missing.
fn rank(wanted: &RankPlan, standing: &Standing, own: &str) -> Option<Rank> {
    let rank = |place: u32, tied_with: Vec<String>| Rank {
        place,
        among: Some(wanted.among),
        universe: Some(wanted.universe.clone()),
        measure: Some(wanted.measure.clone()),
        tied_with,
    };
    match standing {
        Standing::Given(place) => Some(rank(*place, Vec::new())),
        Standing::Counted(counts) => {
            if counts.len() != wanted.among as usize {
                return None;
            }
            let (_, count) = counts.iter().find(|(name, _)| name == own)?;
            let ahead = counts.iter().filter(|(_, other)| other.order(*count).is_gt()).count();
            let tied = counts.iter().filter(|(name, other)| name != own && other.order(*count).is_eq());
            let tied: Vec<String> = tied.map(|(name, _)| name.clone()).collect();
            Some(rank(u32::try_from(ahead + 1).ok()?, tied))
        }
    }
}

/// A figure that prints everything that a table counts: the base of its percentages. There is none for a table of
/// another time or of all jurisdictions, nor for one that leaves records out.
pub(in crate::disclosure) fn figure_of(plan: &Plan, table: &TablePlan) -> Option<String> {
    let is_jurisdiction = |field: &String| plan.jurisdiction.as_ref() == Some(field);
    let columns = table.columns.as_ref().map(|columns| &columns.by);
    let within = table.within.as_ref().map(|within| &within.field);
    let is_of_all = std::iter::once(&table.by).chain(columns).chain(within).any(is_jurisdiction);
    if is_of_all || table.span != Span::Report || table.missing == MissingRows::LeaveOut {
        return None;
    }
    let of_sections = plan.report.sections.iter().flat_map(|section| &section.figures);
    let mut figures = plan.report.headline.iter().chain(of_sections);
    let same = |figure: &&FigurePlan| figure.measure == table.measure && figure.conditions == table.conditions;
    figures.find(same).map(|figure| figure.id.clone())
}

/// Rates of jurisdictions.
pub(in crate::disclosure) struct Rates<'p> {
    plan: &'p RatePlan,
    denominator: &'p Denominator,
}

impl<'p> Rates<'p> {
    pub(in crate::disclosure) fn new(plan: &'p Plan, rate: &'p RatePlan) -> Option<Self> {
        Some(Self { plan: rate, denominator: plan.denominators.get(&rate.denominator)? })
    }

    pub(in crate::disclosure) fn heading(&self) -> String {
        let own = self.plan.heading.clone();
        own.unwrap_or_else(|| {
            format!("per {} {}", Locale::for_language("en-US").count(self.plan.per), self.denominator.of)
        })
    }

    fn rate(&self, jurisdiction: &str, numerator: u64) -> Option<Value> {
        let denominator = *self.denominator.values.get(jurisdiction)?;
        let of = self.denominator.of.clone();
        let rate =
            Rate { numerator: Some(numerator), denominator: Some(denominator), of, per: self.plan.per, printed: None };
        Some(Value::Rate { rate, notes: Vec::new() })
    }

    /// Adds a jurisdiction's rate to its row: of a hidden count the neutral sign, since words on a count say nothing true of
    /// a rate.
    pub(in crate::disclosure) fn add(&self, row: &mut Row, jurisdiction: &str, neutral: &str) {
        let Some(count) = row.value.take() else { return };
        let rate = match &count {
            Value::Masked { .. } => Some(Value::Masked { masked: neutral.to_owned(), notes: Vec::new() }),
            count => count.published_count().and_then(|count| self.rate(jurisdiction, count)),
        };
        let not_given = || Value::NotCollected { not_collected: "–".to_owned(), notes: Vec::new() };
        row.values = vec![count, rate.unwrap_or_else(not_given)];
    }

    pub(in crate::disclosure) fn columns(&self, unit: &str) -> Vec<Column> {
        let column = |heading: String| Column { heading, ..Column::default() };
        let mut letters = unit.chars();
        let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect());
        vec![column(capital.unwrap_or_default()), column(self.heading())]
    }
}

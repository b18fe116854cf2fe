use crate::tabulate::TabulateError;

/// Differences between kinds of SQL, as far as statements here use it.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    name: &'static str,
    /// Quotes around names.
    quotes: (&'static str, &'static str),
    /// `true` if a backslash in a text means something.
    backslashes: bool,
    /// `true` if it means something in a quoted name.
    backslashes_in_names: bool,
    /// `true` if `${…}` in a text is replaced.
    replaces: bool,
    /// Prefix of a text.
    before_text: &'static str,
    /// A value as text that is compared letter by letter, whatever the column's collation; `{}` stands for the value.
    as_text: &'static str,
    /// Type that whole numbers are cast to.
    integer: &'static str,
    /// Words that create a table, and the types of its columns of text and of whole numbers.
    create: &'static str,
    text_column: &'static str,
    integer_column: &'static str,
    /// Expression that counts rows.
    count: &'static str,
    /// Number of columns whose values are counted by one look at the table, by `GROUPING SETS`; 1 where there are none.
    sets: usize,
    /// Number of tables of codes that one statement joins, and words after which it is not put together with others.
    joins: (usize, &'static str),
}

const STANDARD: Dialect = Dialect {
    name: "",
    quotes: ("\"", "\""),
    backslashes: false,
    backslashes_in_names: false,
    replaces: false,
    before_text: "",
    as_text: "CAST({} AS VARCHAR)",
    integer: "BIGINT",
    create: "CREATE TABLE",
    text_column: "VARCHAR",
    integer_column: "BIGINT",
    count: "COUNT(*)",
    // Snowflake takes 128 at once.
    sets: 100,
    joins: (usize::MAX, ""),
};

/// A limit beyond all rows; a subquery with one is worked out by itself.
const BY_ITSELF: &str = " LIMIT 9223372036854775807";

const DIALECTS: [Dialect; 11] = [
    Dialect {
        name: "postgres",
        as_text: "CAST({} AS TEXT) COLLATE \"C\"",
        create: "CREATE TEMPORARY TABLE",
        text_column: "TEXT COLLATE \"C\"",
        ..STANDARD
    },
    Dialect { name: "duckdb", create: "CREATE TEMPORARY TABLE", ..STANDARD },
    Dialect {
        name: "sqlite",
        as_text: "CAST({} AS TEXT) COLLATE BINARY",
        create: "CREATE TEMPORARY TABLE",
        text_column: "TEXT",
        sets: 1,
        // It joins 64 tables.
        joins: (50, BY_ITSELF),
        ..STANDARD
    },
    // A temporary table can only be named once in a statement of MySQL.
    Dialect {
        name: "mysql",
        quotes: ("`", "`"),
        backslashes: true,
        as_text: "CAST({} AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_0900_bin",
        integer: "SIGNED",
        text_column: "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin",
        sets: 1,
        // It joins 61 tables.
        joins: (50, BY_ITSELF),
        ..STANDARD
    },
    Dialect {
        name: "sqlserver",
        quotes: ("[", "]"),
        before_text: "N",
        as_text: "CAST({} AS NVARCHAR(MAX)) COLLATE Latin1_General_100_BIN2",
        text_column: "NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2",
        count: "COUNT_BIG(*)",
        ..STANDARD
    },
    Dialect {
        name: "bigquery",
        quotes: ("`", "`"),
        backslashes: true,
        backslashes_in_names: true,
        as_text: "CAST({} AS STRING)",
        integer: "INT64",
        create: "CREATE TEMP TABLE",
        text_column: "STRING",
        integer_column: "INT64",
        ..STANDARD
    },
    Dialect { name: "snowflake", backslashes: true, create: "CREATE TEMPORARY TABLE", ..STANDARD },
    Dialect {
        name: "spark",
        quotes: ("`", "`"),
        backslashes: true,
        replaces: true,
        as_text: "CAST({} AS STRING)",
        text_column: "STRING",
        ..STANDARD
    },
    Dialect {
        name: "databricks",
        quotes: ("`", "`"),
        backslashes: true,
        replaces: true,
        as_text: "CAST({} AS STRING)",
        text_column: "STRING",
        ..STANDARD
    },
    Dialect { name: "trino", ..STANDARD },
    Dialect {
        name: "clickhouse",
        quotes: ("`", "`"),
        backslashes: true,
        backslashes_in_names: true,
        as_text: "CAST({} AS Nullable(String))",
        integer: "Int64",
        create: "CREATE TEMPORARY TABLE",
        text_column: "String",
        integer_column: "Int64",
        ..STANDARD
    },
];

impl Dialect {
    pub(super) fn named(name: &str) -> Result<Self, TabulateError> {
        DIALECTS.into_iter().find(|dialect| dialect.name == name).ok_or_else(|| {
            let known: Vec<&str> = DIALECTS.iter().map(|dialect| dialect.name).collect();
            let message = format!("There is no dialect “{name}”.");
            TabulateError::new("unknown-dialect", "dialect", message, &format!("Known are {}.", known.join(", ")))
        })
    }

    /// The name of a column.
    pub(super) fn column(&self, name: &str) -> String {
        let (open, close) = self.quotes;
        let name = name.replace(close, &close.repeat(2));
        let name = if self.backslashes_in_names { name.replace('\\', "\\\\") } else { name };
        format!("{open}{name}{close}")
    }

    /// The name of a table, whose parts are between points.
    pub(super) fn table(&self, name: &str) -> String {
        name.split('.').map(|part| self.column(part)).collect::<Vec<_>>().join(".")
    }

    /// A text.
    pub(super) fn text(&self, text: &str) -> String {
        let escaped = if self.backslashes {
            let text = text.replace('\\', "\\\\").replace('\'', "\\'");
            let text = text.replace('\n', "\\n").replace('\r', "\\r");
            if self.replaces { text.replace('$', "\\u0024") } else { text }
        } else {
            text.replace('\'', "''")
        };
        format!("{}'{escaped}'", self.before_text)
    }

    /// A value as text; nothing is the empty text.
    pub(super) fn as_text(&self, value: &str) -> String {
        format!("COALESCE({}, {})", self.as_text.replace("{}", value), self.text(""))
    }

    /// Number of tables of codes that one statement joins at most, and words at its end that keep it by itself.
    pub(super) const fn joins(&self) -> (usize, &'static str) {
        self.joins
    }

    /// Number of columns whose values are counted by one look at the table; 1 if each takes one of its own.
    pub(super) const fn sets(&self) -> usize {
        self.sets
    }

    /// A whole number.
    pub(super) fn as_integer(&self, expression: &str) -> String {
        format!("CAST({expression} AS {})", self.integer)
    }

    /// Returns the number of rows.
    pub(super) fn count(&self) -> String {
        self.as_integer(self.count)
    }

    /// The statement that makes the table of codes. One that is not temporary may have been left by a run that failed.
    pub(super) fn create_codes(&self, table: &str) -> String {
        let Self { create, text_column: text, integer_column: integer, .. } = self;
        let drop = if create.contains("TEMP") { String::new() } else { format!("DROP TABLE IF EXISTS {table};\n") };
        format!(
            "{drop}{create} {table} (field_place {integer}, raw_value {text}, code {integer}, first_alike {integer}, \
             row_count {integer}, row_line {integer});\n"
        )
    }
}

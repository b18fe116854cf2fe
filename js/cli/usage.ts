import { exportFormats } from '../export/formats.js';
import { columnKinds } from './draft.js';

/** Names in a list, in lines that begin where the first of them does. */
function listed(names: readonly string[], column: number): string {
  const lines = [''];
  for (const name of names) {
    const line = `${lines.at(-1)}${name}, `;
    if (column + line.length > 118) lines.push(`${name}, `);
    else lines[lines.length - 1] = line;
  }
  return lines
    .map((line) => line.trimEnd())
    .join(`\n${' '.repeat(column)}`)
    .replace(/,$/, '');
}

const formats = listed(
  exportFormats.map(({ name }) => (name === 'png' ? 'png (needs @resvg/resvg-js)' : name)),
  24,
);

export const usage = `hotline-report: published reports as single files

  hotline-report build REPORT.json -o REPORT.html
  hotline-report build RECORDS --plan PLAN [--jurisdiction NAME] [--start DAY] [--end DAY] -o REPORT.html
  hotline-report build --run DATABASE --table NAME --plan PLAN -o REPORT.html
  hotline-report draft RECORDS -o PLAN.json
  hotline-report geometry FILE --code CODE -o FOLDER/CODE.json
  hotline-report check REPORT.json
  hotline-report audit REPORT.json|FOLDER …
  hotline-report plans
  hotline-report sql --plan PLAN --dialect NAME --table NAME --line COLUMN --columns NAME,… -o PROFILE.sql
  hotline-report sql --plan PLAN --profile PROFILE.csv -o CELLS.sql

build         one file from a report document, or from records: CSV, TSV, JSON, Excel, OpenDocument,
              Parquet, Arrow
  -o, --output FILE     what is written; - is the standard output
  --variant KIND        interactive (default), static (nothing runs), paste (tables and notes, for WordPress)
  --format FORMAT       another file in place of the page:
                        ${formats}
  --table ID            the table or map that it is of: for vega-lite, svg and png; if you like, for csv and json-stat; of svg and
                        png also card: a picture of the title and the first figures, for social media
  --language TAG        of numbers, dates and fixed words: en-US, es-US …; the document's own by default
  --address URL         where the page will be: it says so to search engines and to those who link to it
  --picture URL         of the picture that is shown beside a link to the page
  --oembed FILE.json    writes the oEmbed answer for that address, too; it belongs beside the page, as URL.oembed.json
  --width N, --height N  CSS pixels of a picture (svg, png), or of the iframe that --oembed describes
  --heading-level N     1 to 4: the level of the report's own heading in a page
  --theme THEME         of pages: auto (default), light or dark; of pictures: light, dark or print
  --scale N             of a png: 1, 2 or 3 pixels for one of CSS
  --layout LAYOUT, --bom on|off  of csv: tidy or printed, of one table; whether a byte order mark begins it
  --geometry FOLDER     the geometry of maps, a folder or its address, which also names the places of a plan's maps; those of the
                        package where absent
  --force               replaces FILE if it exists
  --document FILE.json  writes the report document, too
  --plan PLAN           the id of a built-in plan (see plans), a file that ends in .json, or draft: a plan made
                        from the columns of the records
  --mapping FILE.json   which columns are which fields of the plan; found by itself where absent
  --jurisdiction NAME   whose report it is; everybody's where absent
  --start DAY, --end DAY  the time it covers: 2020-01-31, 2020-01 or 2020
  --period-label TEXT, --accurate-as-of DAY, --edition TEXT  as they are to be printed; a plan without a date needs the
                        first
  --date-order ORDER    year-first, month-first or day-first, where the records do not tell
  --decimal-mark MARK   point or comma, where the numbers do not tell
  --century YEAR        1900 or 2000: the century of years of two digits
  --exchanged-dates HOW  undo or keep, where a spreadsheet seems to have exchanged day and month
  --zone ZONE           by whose clock days are told, of times in universal time: -06:00, America/Chicago
  --encoding NAME       of a text file, where it is not the one that was found: windows1252, macintosh, shift-jis …
  --sheet NAME          of a workbook
  --delimiter TEXT, --quote TEXT, --preamble-lines N, --header on|off  of a text file, where they are not what was found: \\t is
                        a tab, and an empty quote says that there are no quotes; lines before the table; whether it has headings
  --join FILE           gives each row what the row of FILE says that has its key; once for each file; with --run, a table
  --on COLUMN=OTHER     by which columns: of the records, and of FILE; of files found by itself where absent
  --published FILE.json  a report that was published before, which readers can compare; once for each
  --accept CODE,…       what may be missing in the report, by the codes that are told; all for whatever it is
  --override-reason TEXT  makes the report although small counts could be worked out; the reason is printed, not written
  --run DATABASE        has a database count, in place of a file: duckdb:FILE, sqlite:FILE, postgres://USER@HOST/DATABASE;
                        its client is installed by npm: @duckdb/node-api, pg, or, before Node 22.13, better-sqlite3
  --table NAME          with --run, the table or view of the records
  --line COLUMN         with --run, what numbers its rows; or --order COLUMN,…; as they are stored where absent

draft         writes a plan of what the columns of a file hold, and tells what was found and what was left out: columns that
              may name or locate people
  -o, --output FILE.json where the plan goes; the standard output where absent
  --title TEXT, --publisher TEXT, --unit TEXT, --language TAG  as the report says them: --unit calls
  --threshold N         counts under it are protected; 5 where absent
  --use-columns COLUMN, --leave-columns COLUMN  uses, or leaves out, a column; once for each
  --kinds COLUMN=KIND   what a column holds, where it is not what was found; once for each:
                        ${listed(columnKinds, 24)}
  --dictionaries FILE   a data dictionary of REDCap or an XLSForm, which names columns and answers; once for each

geometry      makes the geometry of a map from a file of GeoJSON or TopoJSON, small and ready to be drawn
  -o, --output FILE.json where it goes, best as FOLDER/CODE.json; the standard output where absent
  --code CODE           by which maps name the region: letters, digits, - and _
  --title TEXT, --source TEXT  the name of the region, and where its boundaries are from
  --id NAME, --name NAME  the properties with the codes of places and with their names; ids of features, and name, where absent
  --also NAME           a property with another name of places, by which records may call them; once for each
  --object NAME         of a TopoJSON file with several objects
  --plane up|down       of points that are projected already: whether their second coordinate grows upwards or downwards
  --max-bytes N         simplifies lines until the file has so many; 60000 where absent

check         says everything that is wrong with a report document, and whether it gives a hidden count away
audit         says what readers can work out of every count that published documents hide: editions of one report in
              their order, or those of jurisdictions beside that of the whole; of a folder all *.json by name
  --threshold N         counts under it are small, and only these must not be worked out; every hidden count where
                        absent. Only words such as “fewer than three” bound a hidden count, a neutral sign does not
  --zeros-printed       zeros are always printed, so that a hidden count is at least one
  --editions WHAT       unchanged, non-decreasing or revised: what became of counts from one edition to the next
plans         names the plans that come along
sql           writes the statements by which a database counts what a plan asks for, first those of a profile, then, from what
              these gave, those of the cells; build makes the report of the cells: hotline-report build cells.csv --plan PLAN
  --dialect NAME        postgres, duckdb, sqlite, mysql, sqlserver, bigquery, snowflake, spark, databricks, trino, clickhouse
  --table NAME          the table or view: public.signals
  --line COLUMN         what numbers the rows, from 1 on, none twice; or --order COLUMN,… of which no two rows have the same
  --join TABLE          gives each row what the row of TABLE says that has its key; its columns are called TABLE.NAME
  --on COLUMN=OTHER     by which columns: of the records, and of TABLE
  --columns NAME,…      the columns of the table; or --mapping FILE.json, which says which are which fields
  --max-columns N       looks at so many columns at a time, if the database does not take all at once
  --profile FILE.csv    what the statements of the profile gave

  --help, --version

It ends with 0 if all went well, 1 if something is wrong with what was read, 2 if the command makes no sense, 3 if the
file cannot be written, and 4 if the report was made, but lacks rows or values that nobody agreed to leave out. A file is written whole or not at all. Records and what was hidden are never in it.`;

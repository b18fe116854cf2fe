// What is said of reports that are refused.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { classes } from './classes.mjs';
import { csv } from './records.mjs';
import { maker } from './named.mjs';
import { Random } from './random.mjs';

after(() => maker.close());

/** The refusals of random reports of a class under the cautious preset. @param {string} name */
async function refusals(name) {
  const found = [];
  for (let seed = 1; seed <= 150; seed += 1) {
    const { plan, records, reports } = classes[name]?.(new Random(seed)) ?? {
      plan: undefined,
      records: {},
      reports: [],
    };
    const cautious = { ...plan, protection: { ...plan.protection, preset: 'cautious', threshold: 10 } };
    const { refused } = await maker.make({ records: csv(records.a ?? []), plan: cautious, scope: reports[0]?.scope });
    // Words for small counts that are false under another threshold are refused with the plan.
    if (refused !== undefined && refused.startsWith('The report is not safe')) found.push(refused);
  }
  return found;
}

for (const name of ['crossed', 'list-conditions']) {
  test(`a refusal names a figure that tells, and what would help: ${name}`, async () => {
    for (const refused of await refusals(name)) {
      assert.match(refused, /Readers can work out \S|could not be decided whether readers can work out \S/);
      assert.match(refused, /then the report is safe|Try to put the smallest categories/);
    }
  });
}

/** Records for getting warm on: browsers compile hot loops to their fastest form only after some time. */
export function warmingBytes() {
  const record = (/** @type {number} */ i) => {
    const details = i % 5 < 2 ? `C${i},Reason ${i % 5},Type ${i % 4},"Venue, the ${i % 30}th",A${i % 3};B` : ',,,,';
    return `S${i},2019-0${1 + (i % 9)}-12,State ${i % 51},By ${i % 5},Caller ${i % 24},${i % 4 > 0},${details},L${i % 9}\n`;
  };
  const text = `header\n${Array.from({ length: 3000 }, (_, i) => record(i)).join('')}`;
  return new TextEncoder().encode(text).buffer;
}

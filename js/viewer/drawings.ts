/** The places of charts other than bars in rows. */
export const drawings = 'figure[data-hr-chart]';

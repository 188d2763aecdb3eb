/** What the messages of the bench say. */
export const words = {
  title: '明天上午停水',
  kind: '停水停电',
  from: '花桥街道',
  at: '2026-11-02T01:00:00.000Z',
  note: '明天 9 点到 12 点检修水管，请提前备水。',
}

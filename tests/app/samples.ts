/** Tickets, posts and notices as the API answers with them. */
import type { Post } from '../../shared/channels/post.ts'
import type { FeedItem, Notice, NoticeCard } from '../../shared/notices/notice.ts'
import type { TicketCard } from '../../shared/tickets/ticket.ts'

export const card = (change: Partial<TicketCard> = {}): TicketCard => ({
  id: 'tkt_01K9ZZZZZZ0000000000000001',
  version: 1,
  state: 'filed',
  category: 'roadTraffic',
  subcategory: 'light',
  excerpt: '路灯不亮',
  place: { area: '420102015020001003', name: '大江园社区第1网格3号楼' },
  holder: { area: '420102015020001', level: 'grid', name: '大江园社区第1网格' },
  visibility: 'private',
  anonymous: false,
  openedBy: '演示居民 甲',
  openedAt: '2026-11-22T02:00:00.000Z',
  changedAt: '2026-11-22T02:00:00.000Z',
  roundAt: '2026-11-22T02:00:00.000Z',
  dueAt: '2026-11-22T04:00:00.000Z',
  late: false,
  passed: false,
  supports: 0,
  photoCount: 0,
  ...change,
})

export const post = (change: Partial<Post> = {}): Post => ({
  id: 'pst_01K9ZZZZZZ0000000000000001',
  channel: '420102015020001003',
  seq: 1,
  version: 1,
  state: 'shown',
  author: { name: '1单元 张邻居', mine: false },
  at: '2026-11-22T02:00:00.000Z',
  text: '停水了',
  photos: [],
  mentions: [],
  replies: 0,
  reactions: [],
  pinned: false,
  ...change,
})

const said: NoticeCard = {
  id: 'ntc_01K9ZZZZZZ0000000000000001',
  version: 3,
  state: 'published',
  kind: 'utilities',
  priority: 'normal',
  title: '停水通知',
  excerpt: '周三上午停水。',
  confirm: false,
  speaker: { area: '420102015020', areaName: '大江园社区', name: '演示社区员 一' },
  targets: [{ area: '420102015020001', level: 'grid', name: '大江园社区第1网格' }],
  targetCount: 1,
  openedAt: '2026-11-22T01:00:00.000Z',
  changedAt: '2026-11-22T02:00:00.000Z',
  roundAt: '2026-11-22T02:00:00.000Z',
  late: false,
  publishedAt: '2026-11-22T02:00:00.000Z',
  photoCount: 0,
  fileCount: 0,
  languages: [],
  corrections: 0,
  second: false,
  pending: false,
}
const unread = { opened: false, confirmed: false, mayConfirm: false }

export const feedItem = (change: Partial<FeedItem> = {}): FeedItem => ({
  ...said,
  ...unread,
  presses: false,
  ...change,
})

export const notice = (change: Partial<Notice> = {}): Notice => ({
  ...said,
  text: '周三上午停水。',
  translations: [],
  photos: [],
  files: [],
  parties: ['author', 'manager'],
  history: [],
  mine: unread,
  ...change,
})

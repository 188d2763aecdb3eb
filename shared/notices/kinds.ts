/** What notices are about, how much they press, and the languages that they may be given in beside Chinese. */

export const noticeKinds = [
  'utilities',
  'policy',
  'activity',
  'safety',
  'health',
  'roadworks',
  'collection',
  'reminder',
  'other',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const noticeKindWords: Record<NoticeKind, string> = {
  utilities: '停水停电',
  policy: '政策',
  activity: '活动',
  safety: '安全',
  health: '卫生健康',
  roadworks: '施工出行',
  collection: '征集',
  reminder: '温馨提示',
  other: '其他',
}

export const priorities = ['normal', 'important', 'urgent'] as const
export type Priority = (typeof priorities)[number]

export const priorityWords: Record<Priority, string> = { normal: '一般', important: '重要', urgent: '紧急' }

/** ISO 639 codes. */
export const languages = ['en', 'ja', 'ko', 'fr', 'ru', 'ug', 'bo', 'mn', 'kk', 'za'] as const
export type Language = (typeof languages)[number]

/** What each language calls itself. */
export const languageWords: Record<Language, string> = {
  en: 'English',
  ja: '日本語',
  ko: '한국어',
  fr: 'Français',
  ru: 'Русский',
  ug: 'ئۇيغۇرچە',
  bo: 'བོད་ཡིག',
  mn: 'ᠮᠣᠩᠭᠣᠯ',
  kk: 'قازاقشا',
  za: 'Vahcuengh',
}

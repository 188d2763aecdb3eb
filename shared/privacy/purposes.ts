/**
 * What consent is asked for, each purpose on its own (个人信息保护法 14, 29): why, and what happens without it. A text that
 * changes gets a new version, and is asked anew.
 */
export const purposes = ['policy', 'phone', 'contacts', 'care', 'child'] as const
export type Purpose = (typeof purposes)[number]

/** What a child under 14 can't agree to alone: the guardian decides (个人信息保护法 28, 31). Refusing it is anybody's. */
export const guardedPurposes: readonly Purpose[] = ['phone', 'contacts', 'care', 'child']

/** The version of the privacy policy that is in force. */
export const POLICY_VERSION = '2026-11-23.2'

export interface PurposeText {
  version: string
  /** What it is called in lists. */
  word: string
  /** What it is used for, and by whom. */
  why: string
  /** What refusing means: never more than that this one thing is left out. */
  without: string
  /** What withdrawing does. */
  withdrawn: string
}

export const purposeTexts: Record<Purpose, PurposeText> = {
  policy: {
    version: POLICY_VERSION,
    word: '隐私政策',
    why: '说明微邻里收集哪些信息、怎样使用和保护。',
    without: '不同意也可以看公开的通知、提诉求、紧急求助；入户前需要您同意。',
    withdrawn: '撤回后，已经办理的事项仍按规定保存；不想再用，可以注销账号。',
  },
  phone: {
    version: '2026-11-23',
    word: '手机号',
    why: '用来与社区名册核对，确认您住在这一户；您或家人紧急求助时，用来给您打电话、发短信。不作他用。加密保存，工作人员查看会留下记录。',
    without: '可以请家人邀请，或等社区核实，不影响入户。',
    withdrawn: '撤回后，立即删除保存的手机号；已经通过的核实不变。',
  },
  contacts: {
    version: '2026-11-23',
    word: '紧急联系人',
    why: '您紧急求助时，马上给他们发短信、打电话，只说您的称呼和所在楼栋。请先征得对方同意。加密保存。',
    without: '不登记联系人，其他功能都不受影响；紧急求助仍会有人响应。',
    withdrawn: '撤回后，立即删除保存的联系人。',
  },
  care: {
    version: '2026-11-23',
    word: '照护信息',
    why: '身体状况、行动能力、是否独居属于敏感个人信息，只给指定的照护人、和您家紧急求助时正在赶来的工作人员看，每次查看您都能看到。社区工作人员能看到有人登记了照护信息，看不到内容，以便安排照护人。加密保存。',
    without: '不登记照护信息，其他功能都不受影响；紧急求助仍会有人响应。',
    withdrawn: '撤回后，立即删除保存的照护信息，包括您替家人登记的。',
  },
  child: {
    version: '2026-11-23.2',
    word: '孩子的信息',
    why: '未满 14 周岁的孩子，由同住的监护人同意后登记在这一户，用来知道家里有孩子需要照看。',
    without: '不登记孩子，其他功能都不受影响。',
    withdrawn:
      '撤回后，您登记的孩子连同照护信息立即删去，不能恢复。由您监护、自己有账号的孩子立即退出这一户；没有别的监护人的，同时退出登录，账号 7 天后注销，其间您或另一位成年家人可以重新确认。别人登记或监护的孩子、您自己的住处都不变。',
  },
}

/** What a household says when it is asked whether it is safe, and what is found at its door. */

/** Anyone of it says it for all. */
export const rollAnswers = ['safe', 'help'] as const
export type RollAnswer = (typeof rollAnswers)[number]
export const rollAnswerWords: Record<RollAnswer, string> = { safe: '平安', help: '需要帮助' }

export const doorFinds = ['safe', 'help', 'absent'] as const
export type DoorFind = (typeof doorFinds)[number]
export const doorFindWords: Record<DoorFind, string> = { safe: '平安', help: '需要帮助', absent: '没人应门' }

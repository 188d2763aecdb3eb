/** Codes of ten characters: of an invitation, of a screen that is to be signed in. */
import type { Visitor } from './visitor.ts'

/** The words of ten characters that are shown as a code. */
export async function shownCode({ page }: Visitor): Promise<string> {
  const code = page.getByText(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/).filter({ visible: true })
  return (await code.last().textContent()) ?? ''
}

/** Types a code into the page for codes and goes on. */
export async function enterCode(visitor: Visitor, kind: string, code: string) {
  await visitor.go('/me/index')
  await visitor.tap(/^输入码/)
  await visitor.page.waitForURL(/arrive/)
  await visitor.tap(kind)
  await visitor.type('输入码', code)
  await visitor.tap('继续')
}

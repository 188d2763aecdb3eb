/** So many messages sent by nothing but undici (Node's own fetch), so many at a time; in a process of its own. */
import { localTemplates, localWechat } from '../../../infra/local/environment.ts'
import { messageOf } from '../../../shared/messages/message.ts'
import { timed } from '../support/measure.ts'
import { words } from './words.ts'

const [url = '', count = '', parallel = ''] = process.argv.slice(2)
const asked = { grant_type: 'client_credential', appid: localWechat.appId, secret: localWechat.appSecret }
const token = await fetch(`${url}/cgi-bin/stable_token`, { method: 'POST', body: JSON.stringify(asked) })
const { access_token } = (await token.json()) as { access_token: string }
const to = `${url}/cgi-bin/message/subscribe/send?access_token=${access_token}`

let next = 0
async function sender(): Promise<void> {
  while (next < Number(count)) {
    const body = {
      touser: `openid-${next++}`,
      template_id: localTemplates.notice,
      ...messageOf('notice', words, 'ntc_1'),
    }
    const reply = await fetch(to, { method: 'POST', body: JSON.stringify(body) })
    const { errcode } = (await reply.json()) as { errcode: number }
    if (errcode !== 0) throw new Error(`WeChat said ${errcode}`)
  }
}

const run = await timed(() => Promise.all(Array.from({ length: Number(parallel) }, sender)))
await new Promise((resolve) => process.send?.({ run }, resolve))
process.exit()

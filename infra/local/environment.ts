/** What the functions read from their environment in the local stage. */
import { templateNames, templates } from '../../shared/messages/templates.ts'
import { demoPeople } from '../demo/people.ts'

/** The stand-in of WeChat's server knows this one app. These are no secrets: they open nothing but this stage. */
export const localWechat = { appId: 'wx-local', appSecret: 'local-only' }
export const localEventToken = 'localonly'
export const localBucket = 'weilinli-local-photos'
export const localTable = 'weilinli-local'
const LOCAL_TOKEN_SECRET = 'local-only: signs tokens that nobody else takes'

/** What the stand-in calls the templates of our messages. */
export const localTemplates = {
  notice: 'local-template-of-a-notice',
  callAnswered: 'local-template-of-an-answered-call',
  ticketMoved: 'local-template-of-a-moved-ticket',
  alertRings: 'local-template-of-an-alert',
  dutyGap: 'local-template-of-a-duty-gap',
  helpMoved: 'local-template-of-helping',
}

/** The fields of each, as the stand-in holds messages against them. */
export const localFields: Record<string, string[]> = Object.fromEntries(
  templateNames.map((name) => [localTemplates[name], Object.values(templates[name].fields).map(({ key }) => key)]),
)

/** The stand-in of Tencent Cloud knows this one account. */
export const localTencent = {
  secretId: 'AKIDlocal',
  secretKey: 'local-only',
  account: {
    smsAppId: '1400000001',
    smsSign: '微邻里',
    voiceAppId: '1400000002',
    templates: { '2000001': 1, '2000002': 2, '2000003': 1, '2000004': 2, '2000005': 1 },
  },
}
const [smsAnswer = '', smsFamily = '', voiceAnswer = '', voiceFamily = '', smsOver = ''] = Object.keys(
  localTencent.account.templates,
)

export interface Addresses {
  dynamodb: string
  wechat: string
  tencent: string
  photos: string
  apiPort: number
  /** Where the app is served. */
  appPort: number
  socketPort: number
  /** The file with the key that wraps data keys. */
  personalKey: string
}

export function localEnvironment(addresses: Addresses): Record<string, string> {
  const { dynamodb, wechat, tencent, photos, apiPort, appPort, socketPort, personalKey } = addresses
  return {
    STAGE: 'local',
    TABLE_NAME: localTable,
    DYNAMODB_ENDPOINT: dynamodb,
    TOKEN_SECRET: LOCAL_TOKEN_SECRET,
    WECHAT_URL: wechat,
    WECHAT_APP_ID: localWechat.appId,
    WECHAT_APP_SECRET: localWechat.appSecret,
    WECHAT_EVENT_TOKEN: localEventToken,
    WECHAT_EVENT_KEY: 'open',
    TEMPLATE_NOTICE: localTemplates.notice,
    TEMPLATE_CALL_ANSWERED: localTemplates.callAnswered,
    TEMPLATE_TICKET_MOVED: localTemplates.ticketMoved,
    TEMPLATE_ALERT_RINGS: localTemplates.alertRings,
    TEMPLATE_DUTY_GAP: localTemplates.dutyGap,
    TEMPLATE_HELP_MOVED: localTemplates.helpMoved,
    TENCENT_SMS_URL: tencent,
    TENCENT_VOICE_URL: tencent,
    TENCENT_SECRET_ID: localTencent.secretId,
    TENCENT_SECRET_KEY: localTencent.secretKey,
    TENCENT_SMS_APP_ID: localTencent.account.smsAppId,
    TENCENT_SMS_SIGN: localTencent.account.smsSign,
    TENCENT_SMS_ANSWER: smsAnswer,
    TENCENT_SMS_FAMILY: smsFamily,
    TENCENT_SMS_OVER: smsOver,
    TENCENT_VOICE_APP_ID: localTencent.account.voiceAppId,
    TENCENT_VOICE_ANSWER: voiceAnswer,
    TENCENT_VOICE_FAMILY: voiceFamily,
    CAP_SENDER: 'weilinli.local',
    CAP_ORIGIN: `http://localhost:${apiPort}`,
    APP_ORIGIN: `http://localhost:${appPort}`,
    PHOTO_BUCKET: localBucket,
    PHOTO_ENDPOINT: photos,
    PERSONAL_KEY_FILE: personalKey,
    SOCKET_URL: `ws://localhost:${socketPort}`,
    SOCKET_ENDPOINT: `http://localhost:${socketPort}`,
    DEMO_PEOPLE: JSON.stringify(demoPeople.map(({ id, title, openid }) => ({ id, title, openid }))),
  }
}

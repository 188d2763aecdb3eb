/**
 * The secrets, and how functions come by them: CloudFormation puts the value into the function's settings when it
 * deploys (a dynamic reference; the template holds only the name), where it is encrypted with the data key. So no cold
 * start waits for Secrets Manager; in turn a new value counts from the next deployment that changes the function, which
 * `-c secretsRound=<n>` makes sure of.
 */
import { RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib'
import { type IKey, Key } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { type Deployment, nameOf } from '../deployment.ts'

const tokenSecretName = (deployment: Deployment) => `${nameOf(deployment)}/token`
const tencentSecretName = (deployment: Deployment) => `${nameOf(deployment)}/tencent`
const wechatSecretName = (deployment: Deployment) => `${nameOf(deployment)}/wechat`

export function makeSecrets(scope: Construct, deployment: Deployment, dataKey: IKey) {
  // By its ARN alone, so that nothing is added to the key's policy: what IAM allows in the account is enough.
  const encryptionKey = Key.fromKeyArn(scope, 'SecretsKey', dataKey.keyArn)
  const token = new Secret(scope, 'TokenSecret', {
    secretName: tokenSecretName(deployment),
    description: 'Signs the tokens of the API',
    encryptionKey,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  })
  Validations.of(token).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason: 'A new value signs everybody out, so a person chooses when; tokens live for two hours at most.',
  })
  const wechat = new Secret(scope, 'WechatSecret', {
    secretName: wechatSecretName(deployment),
    description: 'AppID, AppSecret and template ids of the mini-program: to be filled in by who deploys',
    encryptionKey,
    generateSecretString: {
      secretStringTemplate: JSON.stringify(toFillIn),
      generateStringKey: 'appSecret',
    },
    removalPolicy: RemovalPolicy.RETAIN,
  })
  Validations.of(wechat).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason:
      'WeChat gives out the AppSecret in its console, to an administrator who scans a code; nothing else can change it.',
  })
  makeTencent(scope, deployment, encryptionKey)
}

function makeTencent(scope: Construct, deployment: Deployment, encryptionKey: IKey): void {
  const tencent = new Secret(scope, 'TencentSecret', {
    secretName: tencentSecretName(deployment),
    description: 'The key of Tencent Cloud, and our applications and templates there: to be filled in by who deploys',
    encryptionKey,
    generateSecretString: {
      secretStringTemplate: JSON.stringify(tencentToFillIn),
      generateStringKey: 'secretKey',
    },
    removalPolicy: RemovalPolicy.RETAIN,
  })
  Validations.of(tencent).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason:
      'Tencent Cloud gives out its keys in its console; a person puts a new one here and takes the old one back there.',
  })
}

/**
 * What Tencent Cloud's consoles of SMS and of voice messages call our applications and approved templates. Of the templates,
 * `answer` has one place, where it is, `family` two, who asks for help and where, and `over` one, who did.
 */
const tencentToFillIn = {
  secretId: 'to-be-filled-in',
  smsAppId: 'to-be-filled-in',
  /** 短信签名, without brackets. */
  smsSign: 'to-be-filled-in',
  smsAnswerTemplate: 'to-be-filled-in',
  smsFamilyTemplate: 'to-be-filled-in',
  smsOverTemplate: 'to-be-filled-in',
  voiceAppId: 'to-be-filled-in',
  voiceAnswerTemplate: 'to-be-filled-in',
  voiceFamilyTemplate: 'to-be-filled-in',
}

/** What WeChat gives out in its console: the AppID, and what it calls the templates that were picked there for our messages. */
const toFillIn = {
  appId: 'to-be-filled-in',
  /** What it signs the events with that it pushes (消息推送 Token), chosen by who deploys: 3 to 32 letters and digits. */
  eventToken: 'tobefilledin',
  /** What it encrypts them with in the safe mode (EncodingAESKey): 43 letters and digits; `open` where it doesn't. */
  eventKey: 'open',
  noticeTemplate: 'to-be-filled-in',
  callAnsweredTemplate: 'to-be-filled-in',
  ticketMovedTemplate: 'to-be-filled-in',
  alertRingsTemplate: 'to-be-filled-in',
  dutyGapTemplate: 'to-be-filled-in',
  helpMovedTemplate: 'to-be-filled-in',
}

const reference = (name: string, jsonField?: string) =>
  SecretValue.secretsManager(name, jsonField ? { jsonField } : {}).unsafeUnwrap()

export const tokenSecret = (deployment: Deployment) => reference(tokenSecretName(deployment))

export const wechatSecret = (deployment: Deployment) => ({
  WECHAT_APP_ID: reference(wechatSecretName(deployment), 'appId'),
  WECHAT_APP_SECRET: reference(wechatSecretName(deployment), 'appSecret'),
})

export const wechatEvents = (deployment: Deployment) => ({
  WECHAT_APP_ID: reference(wechatSecretName(deployment), 'appId'),
  WECHAT_EVENT_TOKEN: reference(wechatSecretName(deployment), 'eventToken'),
  WECHAT_EVENT_KEY: reference(wechatSecretName(deployment), 'eventKey'),
})

export const messageTemplates = (deployment: Deployment) => ({
  TEMPLATE_NOTICE: reference(wechatSecretName(deployment), 'noticeTemplate'),
  TEMPLATE_CALL_ANSWERED: reference(wechatSecretName(deployment), 'callAnsweredTemplate'),
  TEMPLATE_TICKET_MOVED: reference(wechatSecretName(deployment), 'ticketMovedTemplate'),
  TEMPLATE_ALERT_RINGS: reference(wechatSecretName(deployment), 'alertRingsTemplate'),
  TEMPLATE_DUTY_GAP: reference(wechatSecretName(deployment), 'dutyGapTemplate'),
  TEMPLATE_HELP_MOVED: reference(wechatSecretName(deployment), 'helpMovedTemplate'),
})

export const telephoneSecret = (deployment: Deployment) => {
  const of = (field: keyof typeof tencentToFillIn | 'secretKey') => reference(tencentSecretName(deployment), field)
  return {
    TENCENT_SECRET_ID: of('secretId'),
    TENCENT_SECRET_KEY: of('secretKey'),
    TENCENT_SMS_APP_ID: of('smsAppId'),
    TENCENT_SMS_SIGN: of('smsSign'),
    TENCENT_SMS_ANSWER: of('smsAnswerTemplate'),
    TENCENT_SMS_FAMILY: of('smsFamilyTemplate'),
    TENCENT_SMS_OVER: of('smsOverTemplate'),
    TENCENT_VOICE_APP_ID: of('voiceAppId'),
    TENCENT_VOICE_ANSWER: of('voiceAnswerTemplate'),
    TENCENT_VOICE_FAMILY: of('voiceFamilyTemplate'),
  }
}

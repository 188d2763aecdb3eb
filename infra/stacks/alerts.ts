import { Stack } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { capabilityFunction } from '../capability-function.ts'
import { startEachMinute } from '../parts/each-minute.ts'
import { messageTemplates, telephoneSecret, wechatSecret } from '../parts/secrets.ts'
import { TENCENT_URLS } from '../parts/tencent.ts'
import { WECHAT_URL } from '../parts/wechat.ts'
import type { DataStack, RegionProps } from './data.ts'
import { letReachSockets, type SocketStack } from './socket.ts'

export interface AlertProps extends RegionProps {
  data: DataStack
  socket: SocketStack
}

/** A function that keeps alerts from being forgotten, and where a minute of it is noted that was lost. */
export interface Keeper {
  function: IFunction
  deadLetters: IQueue
}

/**
 * What keeps an alert from being forgotten once it is written: the escalation, which hears its clock, and the watchdog, which looks
 * whether it did. Two functions apart, with a rule, a role, a queue and reserved executions each, so that nothing that stops one
 * stops the other, and no queue of the sweep's is before them. Beside them `ways`, which tells people by message, SMS and call.
 */
export class AlertStack extends Stack {
  readonly escalation: Keeper
  readonly watchdog: Keeper
  readonly ways: Keeper

  constructor(scope: Construct, id: string, { deployment, data, socket, ...props }: AlertProps) {
    super(scope, id, props)
    const make = (name: 'escalation' | 'watchdog', title: string): Keeper => {
      const settings = { SOCKET_ENDPOINT: socket.endpoint }
      const target = capabilityFunction(this, name, { deployment, data, settings })
      letReachSockets(this, { deployment, target, socket })
      return { function: target, deadLetters: startEachMinute(this, { name: title, target, data }) }
    }
    this.escalation = make('escalation', 'Escalation')
    this.watchdog = make('watchdog', 'Watchdog')
    const ways = capabilityFunction(this, 'ways', {
      deployment,
      data,
      settings: {
        PERSONAL_KEY_ID: data.personalKeyArn,
        WECHAT_URL,
        ...wechatSecret(deployment),
        ...messageTemplates(deployment),
        ...TENCENT_URLS,
        ...telephoneSecret(deployment),
      },
    })
    this.ways = { function: ways, deadLetters: startEachMinute(this, { name: 'Ways', target: ways, data }) }
  }
}

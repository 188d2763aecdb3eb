/** What differs between deployments: read from the context (cdk.json, or `-c name=value`) and checked before anything is made. */
import '../shared/zod.ts'
import type { App } from 'aws-cdk-lib'
import * as z from 'zod/mini'

const region = z.object({
  /**
   * The domain of the deployment. It serves `app.`, `api.` and `socket.` below it. WeChat lets a mini-program speak only
   * to domains of its own with an ICP record, and in China API Gateway answers none but such, so there is no going without.
   */
  domain: z.string().check(z.regex(/^([a-z0-9-]+\.)+[a-z]+$/)),
  /** The id (the last part of the ARN) of the ACM certificate, in the same region, for `*.<domain>`. */
  certificate: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  /** Who is told of alarms. */
  alarmEmail: z.optional(z.email()),
  /**
   * How many executions at once Lambda grants the account there (`aws lambda get-account-settings`): what is reserved for alerts
   * follows from it (infra/reservations.ts). Unless said, that of a new account.
   */
  concurrency: z._default(z.coerce.number().check(z.int(), z.gte(1)), 10),
  /**
   * Executions of `alerts` that are kept started, and paid for by the hour: no press of the button waits for a start then. Out of
   * those that are reserved.
   */
  warmAlerts: z._default(z.coerce.number().check(z.int(), z.gte(0)), 0),
})

const context = z.object({
  stage: z.string().check(z.regex(/^[a-z][a-z0-9]{1,15}$/)),
  /** To be counted up when a secret has a new value: functions that have not changed would keep the old one. */
  secretsRound: z.coerce.number().check(z.int(), z.gte(1)),
  regions: z.record(z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)), region),
})

export interface Deployment extends z.infer<typeof region> {
  stage: string
  secretsRound: number
  region: string
}

/** The deployments that the context names, one for each region. */
export function deploymentsOf(app: App): Deployment[] {
  const { regions, ...common } = z.parse(context, {
    stage: app.node.tryGetContext('stage'),
    secretsRound: app.node.tryGetContext('secretsRound'),
    regions: app.node.tryGetContext('regions'),
  })
  return Object.entries(regions).map(([name, settings]) => ({ ...common, region: name, ...settings }))
}

/** `weilinli-<stage>`: what resources are called where a person has to find them. */
export const nameOf = ({ stage }: Deployment) => `weilinli-${stage}`

export const appOrigin = ({ domain }: Deployment) => `https://app.${domain}`

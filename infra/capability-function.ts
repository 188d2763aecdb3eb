/**
 * One Lambda: its bundle, its own log, its own role with the rights of infra/grants.ts and no other.
 *
 * No X-Ray: Lambda has none in the China regions. Executions are reserved for alerts alone and for what brings them to people
 * (infra/reservations.ts): that is their priority over all else, which shares the rest and is slowed in a flood by the throttle of
 * the API in front.
 */
import { fileURLToPath } from 'node:url'
import { Duration, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { ApplicationLogLevel, Architecture, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { Construct } from 'constructs'
import { NAMESPACE } from '../functions/platform/log.ts'
import { bundling, copying } from './bundling.ts'
import { type Deployment, nameOf } from './deployment.ts'
import { type FunctionName, grants } from './grants.ts'
import { logGroup } from './parts/logs.ts'
import { statementsOf } from './policy.ts'
import { reservationsOf } from './reservations.ts'
import { type DataStack, exportNames } from './stacks/data.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Megabytes (the share of a processor follows from them), and seconds. HTTP APIs wait for 29 seconds at most. */
interface Size {
  memory: number
  seconds: number
}
const USUAL: Size = { memory: 512, seconds: 10 }
const sizes: Partial<Record<FunctionName, Size>> = {
  // Decodes pictures of up to 10 MB in memory, and encodes them anew.
  photos: { memory: 2048, seconds: 29 },
  // Draws up to 120 pages and writes the part of a font that they need.
  posters: { memory: 2048, seconds: 29 },
  // Draws a page, and the part of two fonts that it needs.
  hours: { memory: 1024, seconds: 29 },
  // Reads a workbook of 100,000 rows; what it doesn't get done in its time it goes on with when it is woken again.
  worker: { memory: 1024, seconds: 300 },
  // A whole processor (1,769 MB): a post in a channel is signed and sent to a thousand sockets, and people wait for it.
  relay: { memory: 1769, seconds: 30 },
  // Works through its minute; the next one may begin while it ends, which does no harm: each move is made once.
  sweep: { memory: 512, seconds: 75 },
  // Walks for 66 seconds, and may end what it began.
  escalation: { memory: 512, seconds: 90 },
  // Walks as the escalation does; what it waits for are providers, many of them at a time.
  ways: { memory: 1024, seconds: 90 },
  // Looks at each open alert once, and mends what is wrong.
  watchdog: { memory: 512, seconds: 60 },
}

export interface FunctionProps {
  deployment: Deployment
  data: DataStack
  /** The module with the handler, `functions/<name>/handler.ts` unless said. */
  entry?: string
  /** The settings beside those that every function has: just what functions/platform/config.ts has it read. */
  settings: Record<string, string>
  /** Files that lie beside the bundle, by their path from the root of the project. */
  files?: readonly string[]
}

export function capabilityFunction(scope: Construct, name: FunctionName, props: FunctionProps): NodejsFunction {
  const { deployment, data, entry = `functions/${name}/handler.ts`, settings, files } = props
  const { memory, seconds } = sizes[name] ?? USUAL
  const reserved = reservationsOf(deployment)[name]
  const logs = logGroup(scope, `${name}-logs`, `${nameOf(deployment)}/${name}`, data.operationsKey)
  const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(
    new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logs.logGroupArn] }),
  )
  for (const statement of statementsOf(grants[name], data)) role.addToPolicy(statement)
  for (const { under } of grants[name].photos ?? []) {
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${exportNames(deployment).photos}/${under}/*]`,
      reason: `Photos have random keys; the function may touch none but those under ${under}/.`,
    })
  }
  if (grants[name].stream) {
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${exportNames(deployment).table}/stream/*]`,
      reason: 'Streams can be listed by their table only; the one that may be read is named in full.',
    })
  }
  return new NodejsFunction(scope, name, {
    functionName: `${nameOf(deployment)}-${name}`,
    description: `weilinli ${name}, secrets of round ${deployment.secretsRound}`,
    entry: `${ROOT}${entry}`,
    projectRoot: ROOT,
    depsLockFilePath: `${ROOT}package-lock.json`,
    handler: 'handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: memory,
    timeout: Duration.seconds(seconds),
    ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
    bundling: files ? { ...bundling, commandHooks: copying(files) } : bundling,
    awsSdkConnectionReuse: false,
    role,
    logGroup: logs,
    loggingFormat: LoggingFormat.JSON,
    systemLogLevelV2: SystemLogLevel.WARN,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
    environmentEncryption: data.dataKey,
    environment: {
      STAGE: deployment.stage,
      TABLE_NAME: data.table.tableName,
      POWERTOOLS_SERVICE_NAME: name,
      POWERTOOLS_METRICS_NAMESPACE: NAMESPACE,
      ...settings,
    },
  })
}

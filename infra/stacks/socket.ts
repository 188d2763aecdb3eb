import { Aws, Stack, Validations } from 'aws-cdk-lib'
import { AccessLogFormat, CfnAccount } from 'aws-cdk-lib/aws-apigateway'
import { LogGroupLogDestination, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction, Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { capabilityFunction } from '../capability-function.ts'
import { type Deployment, nameOf } from '../deployment.ts'
import { answerAt } from '../parts/domain.ts'
import { logGroup } from '../parts/logs.ts'
import { tokenSecret } from '../parts/secrets.ts'
import { reachSockets } from '../policy.ts'
import type { DataStack, RegionProps } from './data.ts'

/** Connections and messages a second over the whole API. After an outage all come back at once. */
const THROTTLE = { rateLimit: 500, burstLimit: 1000 }

/** The pass travels in the query of $connect, so neither query nor path is logged. */
const LOGGED = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  ip: '$context.identity.sourceIp',
  route: '$context.routeKey',
  event: '$context.eventType',
  connection: '$context.connectionId',
  status: '$context.status',
  error: '$context.integrationErrorMessage',
}

export interface SocketProps extends RegionProps {
  data: DataStack
}

export const socketApiExport = (deployment: Deployment) => `${nameOf(deployment)}-socket-api-id`

export interface Reaching {
  deployment: Deployment
  target: Lambda
  socket: SocketStack
}

/** Lets a function of another stack post frames to open sockets, and close them. */
export function letReachSockets(stack: Stack, { deployment, target, socket }: Reaching): void {
  target.addToRolePolicy(reachSockets(stack, socket.apiId, socket.stageName))
  for (const method of ['POST', 'DELETE']) {
    const sockets = `${socketApiExport(deployment)}/${socket.stageName}/${method}/@connections/*`
    Validations.of(stack).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:execute-api:${stack.region}:<AWS::AccountId>:${sockets}]`,
      reason:
        'A connection has its id only once it is open; who speaks to them may post to any and close any, and no more.',
    })
  }
  stack.addStackDependency(socket)
}

/** The WebSocket API: connecting, leaving, and whatever a client says, all to the gateway function. */
export class SocketStack extends Stack {
  readonly gateway: IFunction
  readonly api: WebSocketApi
  /** The API's id as another stack imports it. */
  readonly apiId: string
  readonly stageName: string
  /** Where the relay posts frames to. */
  readonly endpoint: string

  constructor(scope: Construct, id: string, { deployment, data, ...props }: SocketProps) {
    super(scope, id, props)
    this.gateway = capabilityFunction(this, 'gateway', {
      deployment,
      data,
      entry: 'functions/sockets/gateway.ts',
      settings: { TOKEN_SECRET: tokenSecret(deployment) },
    })
    const route = (name: string) => ({ integration: new WebSocketLambdaIntegration(name, this.gateway) })
    this.api = new WebSocketApi(this, 'Api', {
      apiName: `${nameOf(deployment)}-socket`,
      connectRouteOptions: route('OnConnect'),
      disconnectRouteOptions: route('OnDisconnect'),
      defaultRouteOptions: route('OnMessage'),
    })
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'The gateway function refuses a $connect without a valid pass, which the HTTP API signs for one minute; the other routes exist only for a connection that was let in.',
    })
    this.apiId = this.exportValue(this.api.apiId, { name: socketApiExport(deployment) })
    this.stageName = deployment.stage
    this.endpoint = `https://${this.apiId}.execute-api.${this.region}.${Aws.URL_SUFFIX}/${this.stageName}`
    this.addStage({ deployment, data })
  }

  private addStage({ deployment, data }: Pick<SocketProps, 'deployment' | 'data'>) {
    const logs = logGroup(this, 'AccessLogs', `${nameOf(deployment)}/socket`, data.operationsKey)
    const stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName: this.stageName,
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    })
    stage.node.addDependency(this.letApiGatewayLog())
    answerAt(this, 'socket', deployment, this.api, stage)
  }

  /** WebSocket APIs (and REST APIs) log in the name of a role that the account has once a region. */
  private letApiGatewayLog(): CfnAccount {
    const role = new Role(this, 'LogRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    })
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      reason: 'API Gateway refuses a role that lacks any right of this very policy.',
    })
    return new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn })
  }
}

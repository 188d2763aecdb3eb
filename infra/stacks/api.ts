import { Duration, Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { type IFunction, Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { FONT_PACKAGE, fontFiles } from '../../functions/posters/fonts.ts'
import { operations } from '../../shared/routes.ts'
import { capabilityFunction } from '../capability-function.ts'
import { appOrigin, type Deployment, nameOf } from '../deployment.ts'
import type { FunctionName } from '../grants.ts'
import { answerAt } from '../parts/domain.ts'
import { logGroup } from '../parts/logs.ts'
import { acknowledgeAccess } from '../parts/route-key.ts'
import { messageTemplates, tokenSecret, wechatEvents, wechatSecret } from '../parts/secrets.ts'
import { isFirst, leadsFirst, putFirst, THROTTLE } from '../parts/throttle.ts'
import { WECHAT_URL } from '../parts/wechat.ts'
import { reservationsOf } from '../reservations.ts'
import type { DataStack, RegionProps } from './data.ts'
import { letReachSockets, type SocketStack } from './socket.ts'

/** What the access log keeps of a request: route, not path, and nothing of what was sent. */
const LOGGED = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  ip: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
}

/** The fonts of posters and certificates, with their licence. */
const posterFonts = [...Object.values(fontFiles), 'LICENSE_FONT'].map((file) => `node_modules/${FONT_PACKAGE}/${file}`)

export interface ApiProps extends RegionProps {
  data: DataStack
  socket: SocketStack
}

type HttpFunction = Exclude<FunctionName, 'gateway' | 'relay' | 'worker' | 'sweep' | 'escalation' | 'ways' | 'watchdog'>

/**
 * The HTTP API, the Lambda of each capability, and the routes of the capabilities that go before all others: the stage says
 * something of them. The other routes are in a stack of their own (routes.ts).
 */
export class ApiStack extends Stack {
  readonly api: HttpApi
  readonly functions: Record<HttpFunction, Lambda>

  constructor(scope: Construct, id: string, { deployment, data, socket, ...props }: ApiProps) {
    super(scope, id, props)
    this.functions = this.makeFunctions({ deployment, data, socket })
    this.api = new HttpApi(this, 'Api', {
      apiName: nameOf(deployment),
      createDefaultStage: false,
      disableExecuteApiEndpoint: true,
      corsPreflight: {
        allowOrigins: [appOrigin(deployment)],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.DELETE],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
        exposeHeaders: ['x-request-id'],
        maxAge: Duration.hours(2),
      },
    })
    const first = this.addRoutes(deployment)
    this.addStage({ deployment, data, first })
  }

  private makeFunctions({ deployment, data, socket }: Pick<ApiProps, 'deployment' | 'data' | 'socket'>) {
    const make = (name: HttpFunction, settings: Record<string, string>, files?: readonly string[]) =>
      capabilityFunction(this, name, { deployment, data, settings, ...(files ? { files } : {}) })
    const token = { TOKEN_SECRET: tokenSecret(deployment) }
    const photos = { PHOTO_BUCKET: data.photos.bucketName }
    const personal = { PERSONAL_KEY_ID: data.personalKeyArn }
    const wechat = { WECHAT_URL, ...wechatSecret(deployment) }
    // Whoever raises an alert waits for no stream.
    const alerts = make('alerts', { ...token, ...photos, ...personal, SOCKET_ENDPOINT: socket.endpoint })
    letReachSockets(this, { deployment, target: alerts, socket })
    // Neither does what raises one for a device.
    const devices = make('devices', { ...token, ...photos, ...personal, SOCKET_ENDPOINT: socket.endpoint })
    letReachSockets(this, { deployment, target: devices, socket })
    return {
      alerts,
      devices,
      people: make('people', { ...token, ...wechat }),
      privacy: make('privacy', { ...token, ...personal }),
      care: make('care', { ...token, ...personal }),
      households: make('households', { ...token, ...wechat, ...personal }),
      areas: make('areas', token),
      imports: make('imports', { ...token, ...photos }),
      posters: make('posters', { ...token, ...wechat, ...photos }, posterFonts),
      roles: make('roles', token),
      duty: make('duty', { ...token, ...personal }),
      audit: make('audit', token),
      channels: make('channels', { ...token, ...wechat, ...photos }),
      moderation: make('moderation', { ...token, ...photos, ...wechatEvents(deployment) }),
      notices: make('notices', { ...token, ...photos }),
      messages: make('messages', { ...token, ...messageTemplates(deployment) }),
      incidents: make('incidents', token),
      wishes: make('wishes', { ...token, ...photos, ...wechat, ...personal }),
      hours: make('hours', { ...token, ...photos, APP_ORIGIN: appOrigin(deployment) }, posterFonts),
      help: make('help', { ...token, ...wechat, ...photos }),
      teams: make('teams', { ...token, ...photos, ...personal, ...wechat }),
      warnings: make('warnings', { ...token, CAP_SENDER: deployment.domain }),
      photos: make('photos', { ...token, ...photos }),
      tickets: make('tickets', { ...token, ...photos, ...wechat }),
      sockets: make('sockets', { ...token, SOCKET_URL: `wss://socket.${deployment.domain}/` }),
      service: make('service', {}, ['shared/openapi.json']),
    }
  }

  /** What answers a capability: its function, or those of it that are kept started. */
  private answering(capability: HttpFunction, deployment: Deployment): IFunction {
    const { warmAlerts } = deployment
    const target = this.functions[capability]
    if (capability !== 'alerts' || !warmAlerts) return target
    if (warmAlerts > (reservationsOf(deployment).alerts ?? 0))
      throw new Error(`warmAlerts is ${warmAlerts} in ${deployment.region}: more than is reserved for alerts`)
    const { functionArn } = target.addAlias('warm', { provisionedConcurrentExecutions: warmAlerts })
    return Lambda.fromFunctionAttributes(this, 'alerts-warm', { functionArn, sameEnvironment: true })
  }

  /** Gives those that go before all others. */
  private addRoutes(deployment: Deployment): HttpRoute[] {
    const first: HttpRoute[] = []
    const integrations = new Map<HttpFunction, HttpLambdaIntegration>()
    for (const [id, { capability, method, path }] of operations) {
      // The door of the local stage leads nowhere else.
      if (capability === 'demo' || !leadsFirst(capability)) continue
      const integration =
        integrations.get(capability) ??
        new HttpLambdaIntegration(capability, this.answering(capability, deployment), { scopePermissionToRoute: false })
      integrations.set(capability, integration)
      const added = this.api.addRoutes({ path, methods: [HttpMethod[method]], integration })
      if (isFirst(id, capability)) first.push(...added)
    }
    acknowledgeAccess(this.api)
    return first
  }

  private addStage({ deployment, data, first }: Pick<ApiProps, 'deployment' | 'data'> & { first: HttpRoute[] }) {
    const logs = logGroup(this, 'AccessLogs', `${nameOf(deployment)}/api`, data.operationsKey)
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    })
    putFirst(stage)
    // API Gateway refuses settings of a route that is not there yet.
    stage.node.addDependency(...first)
    answerAt(this, 'api', deployment, this.api, stage)
  }
}

/** One region's stacks, in the order in which they are deployed. */
import { Annotations, type App } from 'aws-cdk-lib'
import type { Deployment } from './deployment.ts'
import { noPriority, reservationsOf } from './reservations.ts'
import { AlarmStack } from './stacks/alarms.ts'
import { AlertStack } from './stacks/alerts.ts'
import { ApiStack } from './stacks/api.ts'
import { DashboardStack } from './stacks/dashboard.ts'
import { DataStack } from './stacks/data.ts'
import { HostingStack } from './stacks/hosting.ts'
import { RelayStack } from './stacks/relay.ts'
import { RoutesStack } from './stacks/routes.ts'
import { SocketStack } from './stacks/socket.ts'
import { SweepStack } from './stacks/sweep.ts'
import { WorkerStack } from './stacks/worker.ts'

export function addRegion(app: App, deployment: Deployment) {
  const id = (name: string) => `weilinli-${deployment.stage}-${deployment.region}-${name}`
  const props = { deployment, env: { region: deployment.region } }
  const data = new DataStack(app, id('data'), props)
  const socket = new SocketStack(app, id('socket'), { ...props, data })
  const api = new ApiStack(app, id('api'), { ...props, data, socket })
  const routes = new RoutesStack(app, id('routes'), { ...props, api })
  const relay = new RelayStack(app, id('relay'), { ...props, data, socket })
  const worker = new WorkerStack(app, id('worker'), { ...props, data, socket })
  const sweep = new SweepStack(app, id('sweep'), { ...props, data })
  const alerts = new AlertStack(app, id('alerts'), { ...props, data, socket })
  if (!reservationsOf(deployment).alerts)
    Annotations.of(alerts).addWarningV2('weilinli:no-priority', noPriority(deployment))
  const hosting = new HostingStack(app, id('hosting'), { ...props, data, socket })
  const watched = { data, api, socket, relay, worker, sweep, alerts }
  const alarms = new AlarmStack(app, id('alarms'), { ...props, ...watched })
  const dashboard = new DashboardStack(app, id('dashboard'), { ...props, ...watched })
  return { data, api, routes, socket, relay, worker, sweep, alerts, hosting, alarms, dashboard }
}

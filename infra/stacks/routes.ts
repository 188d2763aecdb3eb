import { Stack } from 'aws-cdk-lib'
import { HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Construct } from 'constructs'
import { operations } from '../../shared/routes.ts'
import { acknowledgeAccess, keyOf } from '../parts/route-key.ts'
import { leadsFirst } from '../parts/throttle.ts'
import type { ApiStack } from './api.ts'
import type { RegionProps } from './data.ts'

interface RoutesProps extends RegionProps {
  api: ApiStack
}

/** The routes that stand beside the API: CloudFormation takes 500 resources a stack, and each route is one. */
export class RoutesStack extends Stack {
  constructor(scope: Construct, id: string, { deployment: _, api, ...props }: RoutesProps) {
    super(scope, id, props)
    const integrations = new Map<string, HttpLambdaIntegration>()
    for (const [name, { capability, method, path }] of operations) {
      // The door of the local stage leads nowhere else.
      if (capability === 'demo' || leadsFirst(capability)) continue
      const target = api.functions[capability]
      const integration =
        integrations.get(capability) ?? new HttpLambdaIntegration(capability, target, { scopePermissionToRoute: false })
      integrations.set(capability, integration)
      new HttpRoute(this, name, { httpApi: api.api, routeKey: keyOf(method, path), integration })
    }
    acknowledgeAccess(this)
  }
}

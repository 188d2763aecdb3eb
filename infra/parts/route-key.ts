/** A route of the table as API Gateway has it. */
import { Validations } from 'aws-cdk-lib'
import { HttpMethod, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import type { IConstruct } from 'constructs'
import type { Route } from '../../shared/route.ts'

export const keyOf = (method: Route['method'], path: Route['path']): HttpRouteKey =>
  HttpRouteKey.with(path, HttpMethod[method])

/** That no route has an authorizer. */
export const acknowledgeAccess = (routes: IConstruct): void =>
  Validations.of(routes).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'Who may call is declared on each route of the route table and checked in the function, where the role is read at that very request, so that a revoked one is gone at once. An authorizer would keep it for minutes.',
  })

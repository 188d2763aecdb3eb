import { describe, expect, it } from 'vitest'
import { operations } from '../../shared/routes.ts'
import { ofType, onlyOne, regions, type Template } from './deployed.ts'

/** The function behind an integration of a route, by its logical id without the hash. */
function functionBehind(template: Template, target: { 'Fn::Join': [string, [string, { Ref: string }]] }): string {
  const integration = template.Resources[target['Fn::Join'][1][1].Ref]
  const uri = JSON.stringify(integration?.Properties.IntegrationUri)
  // In another stack it is what that one exports.
  return /(?:"Fn::GetAtt":\["|FnGetAtt)([a-z]+)[0-9A-F]{8}(?:","|)Arn/.exec(uri)?.[1] ?? uri
}

describe.each(regions.map((region) => [region.deployment.region, region] as const))('in %s', (_, region) => {
  const { deployment, templates } = region

  it('the HTTP API has the routes of the route table and no other, each to its capability', () => {
    const deployed = [templates.api, templates.routes].flatMap((template) =>
      ofType(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
        Properties.RouteKey,
        functionBehind(template, Properties.Target),
      ]),
    )
    const wanted = operations
      .filter(([, route]) => route.capability !== 'demo')
      .map(([, { method, path, capability }]) => [`${method} ${path}`, capability])
    expect(wanted.length).toBeGreaterThan(20)
    expect(deployed.sort()).toEqual(wanted.sort())
  })

  it('has one integration a capability, in payload version 2', () => {
    const integrations = [templates.api, templates.routes].flatMap((template) =>
      ofType(template, 'AWS::ApiGatewayV2::Integration'),
    )
    const capabilities = new Set(operations.map(([, { capability }]) => capability).filter((name) => name !== 'demo'))
    expect(integrations.length).toBe(capabilities.size)
    for (const [, { Properties }] of integrations) expect(Properties.PayloadFormatVersion).toBe('2.0')
  })

  it('is throttled, logs each request, and answers on its own domain only', () => {
    const stage = onlyOne(templates.api, 'AWS::ApiGatewayV2::Stage').Properties
    expect(stage.StageName).toBe('$default')
    expect(stage.DefaultRouteSettings).toEqual({
      DetailedMetricsEnabled: true,
      ThrottlingRateLimit: 500,
      ThrottlingBurstLimit: 1000,
    })
    const logged = JSON.parse(stage.AccessLogSettings.Format)
    expect(logged.route).toBe('$context.routeKey')
    expect(JSON.stringify(logged)).not.toMatch(/path|query|authoriz/i)
    expect(onlyOne(templates.api, 'AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(true)
    const domain = onlyOne(templates.api, 'AWS::ApiGatewayV2::DomainName').Properties
    expect(domain.DomainName).toBe(`api.${deployment.domain}`)
    expect(domain.DomainNameConfigurations[0].SecurityPolicy).toBe('TLS_1_2')
  })

  it('lets the app of this deployment call it, and no other page', () => {
    const cors = onlyOne(templates.api, 'AWS::ApiGatewayV2::Api').Properties.CorsConfiguration
    expect(cors.AllowOrigins).toEqual([`https://app.${deployment.domain}`])
    expect(cors.AllowHeaders).toEqual(['authorization', 'content-type', 'idempotency-key'])
    expect(cors.ExposeHeaders).toEqual(['x-request-id'])
    const methods = new Set(operations.map(([, route]) => route.method))
    expect(new Set(cors.AllowMethods)).toEqual(methods)
  })

  it('the WebSocket API leads to the gateway, is throttled, and logs no pass', () => {
    const routes = ofType(templates.socket, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
      Properties.RouteKey,
      functionBehind(templates.socket, Properties.Target),
    ])
    expect(routes.sort()).toEqual([
      ['$connect', 'gateway'],
      ['$default', 'gateway'],
      ['$disconnect', 'gateway'],
    ])
    const stage = onlyOne(templates.socket, 'AWS::ApiGatewayV2::Stage').Properties
    expect(stage.DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0)
    expect(stage.AccessLogSettings.Format).toContain('$context.requestId')
    expect(stage.AccessLogSettings.Format).not.toMatch(/path|query/i)
    expect(onlyOne(templates.socket, 'AWS::ApiGateway::Account').Properties.CloudWatchRoleArn).toBeDefined()
  })

  it('the app is served from a private bucket with headers that keep others out', () => {
    const methods = ofType(templates.hosting, 'AWS::ApiGateway::Method').map(([, { Properties }]) => Properties)
    expect(methods.map(({ HttpMethod }) => HttpMethod)).toEqual(['GET', 'GET'])
    for (const { Integration } of methods) {
      expect(JSON.stringify(Integration.Uri)).toMatch(/:s3:path\/",.*"\/(index\.html|\{file\})"/)
      for (const { ResponseParameters } of Integration.IntegrationResponses) {
        const csp = JSON.stringify(ResponseParameters['method.response.header.Content-Security-Policy'])
        expect(csp).toContain("default-src 'self'")
        expect(csp).toContain(`connect-src 'self' https://api.${deployment.domain} wss://socket.${deployment.domain}`)
        expect(csp).not.toMatch(/script-src|unsafe-eval/)
        expect(ResponseParameters['method.response.header.Strict-Transport-Security']).toMatch(/^'max-age=\d{8};/)
        expect(ResponseParameters['method.response.header.X-Content-Type-Options']).toBe("'nosniff'")
      }
    }
    const [settings] = onlyOne(templates.hosting, 'AWS::ApiGateway::Stage').Properties.MethodSettings
    expect(settings.ThrottlingRateLimit).toBeGreaterThan(0)
    expect(onlyOne(templates.hosting, 'AWS::ApiGateway::RestApi').Properties.DisableExecuteApiEndpoint).toBe(true)
  })
})

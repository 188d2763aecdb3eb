import { CfnOutput } from 'aws-cdk-lib'
import { ApiMapping, DomainName, type IApi, type IStage, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Construct } from 'constructs'
import type { Deployment } from '../deployment.ts'
import { regionalCertificate } from './certificate.ts'

/** Gives an API the name `<part>.<domain>`, and says what that name is to be a CNAME of. */
export function answerAt(
  scope: Construct,
  part: 'api' | 'socket',
  deployment: Deployment,
  api: IApi,
  stage: IStage,
): void {
  const name = `${part}.${deployment.domain}`
  const domainName = new DomainName(scope, 'Domain', {
    domainName: name,
    certificate: regionalCertificate(scope, deployment),
    securityPolicy: SecurityPolicy.TLS_1_2,
  })
  new ApiMapping(scope, 'Mapping', { api, domainName, stage })
  new CfnOutput(scope, 'Target', {
    value: domainName.regionalDomainName,
    description: `The name that ${name} is to be a CNAME of`,
  })
}

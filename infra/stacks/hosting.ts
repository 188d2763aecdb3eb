import { CfnOutput, Size, Stack, Validations } from 'aws-cdk-lib'
import {
  AccessLogFormat,
  BasePathMapping,
  DomainName,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { type Deployment, nameOf } from '../deployment.ts'
import { accessLogBucket, privateBucket } from '../parts/bucket.ts'
import { regionalCertificate } from '../parts/certificate.ts'
import { logGroup } from '../parts/logs.ts'
import { securityHeaders } from '../parts/security-headers.ts'
import { serveObject } from '../parts/serve-object.ts'
import type { DataStack, RegionProps } from './data.ts'
import type { SocketStack } from './socket.ts'

export interface HostingProps extends RegionProps {
  data: DataStack
  /** It sets the role that the account's APIs log by, which this one needs too. */
  socket: SocketStack
}

/** Files a second; a first visit takes about twenty, and then the browser keeps them. */
const THROTTLE = { rate: 1000, burst: 2000 }

const LOGGED = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  ip: '$context.identity.sourceIp',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
}

/**
 * The app for browsers: a private bucket behind an API that reads files from it.
 *
 * Not CloudFront: in the China regions it has no origin access control and no cache policies to go with it
 * (awslabs/aws-solutions-constructs#1050, aws/aws-cdk#31033), and takes no certificate of ACM; elsewhere it wants
 * certificate and log delivery in us-east-1. This is one design that both partitions can deploy, in one region, with one
 * certificate. It costs a district little: file names carry their hash, and browsers keep them for a year.
 */
export class HostingStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, data, socket, ...props }: HostingProps) {
    super(scope, id, props)
    this.addStackDependency(socket)
    const files = privateBucket(this, 'Files', {
      // What everybody may read needs no key of our own.
      encryption: BucketEncryption.S3_MANAGED,
      serverAccessLogsBucket: accessLogBucket(this, 'AccessLogs'),
      serverAccessLogsPrefix: 'files/',
    })
    const api = this.makeApi(deployment, data)
    this.addFiles(api, files, securityHeaders(deployment, data.photos))
    const domainName = new DomainName(this, 'Domain', {
      domainName: `app.${deployment.domain}`,
      certificate: regionalCertificate(this, deployment),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
    new BasePathMapping(this, 'Mapping', { domainName, restApi: api, stage: api.deploymentStage })
    new CfnOutput(this, 'Target', {
      value: domainName.domainNameAliasDomainName,
      description: `The name that app.${deployment.domain} is to be a CNAME of`,
    })
    new CfnOutput(this, 'FileBucket', { value: files.bucketName, description: 'Where the files of dist/h5 go' })
  }

  private makeApi(deployment: Deployment, data: DataStack): RestApi {
    const logs = logGroup(this, 'RequestLogs', `${nameOf(deployment)}/app`, data.operationsKey)
    const api = new RestApi(this, 'Api', {
      restApiName: `${nameOf(deployment)}-app`,
      endpointTypes: [EndpointType.REGIONAL],
      disableExecuteApiEndpoint: true,
      binaryMediaTypes: ['*/*'],
      minCompressionSize: Size.kibibytes(1),
      deployOptions: {
        stageName: deployment.stage,
        throttlingRateLimit: THROTTLE.rate,
        throttlingBurstLimit: THROTTLE.burst,
        metricsEnabled: true,
        loggingLevel: MethodLoggingLevel.OFF,
        accessLogDestination: new LogGroupLogDestination(logs),
        accessLogFormat: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    })
    Validations.of(api).acknowledge(
      {
        id: 'AwsSolutions-APIG2',
        reason: 'Only GET, and the path is all there is to a request: S3 knows the file or not.',
      },
      {
        id: 'AwsSolutions-APIG3',
        reason: 'Public, static files behind a throttle; there is nothing for a firewall to keep out.',
      },
      { id: 'AwsSolutions-APIG4', reason: 'The files are what a browser needs before anybody can sign in.' },
      {
        id: 'AwsSolutions-APIG6',
        reason:
          'Its log group would be made by API Gateway itself, without an end and without our key; the access log above says of each request what there is to know.',
      },
      { id: 'AwsSolutions-COG4', reason: 'The files are what a browser needs before anybody can sign in.' },
    )
    return api
  }

  private addFiles(api: RestApi, files: IBucket, headers: Record<string, string>) {
    const reader = new Role(this, 'Reader', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') })
    reader.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [files.arnForObjects('*')] }))
    Validations.of(reader).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::<Files8E6940B8.Arn>/*]',
      reason: 'Every file in this bucket is there to be read by everybody.',
    })
    serveObject(api.root, files, reader, 'index.html', headers)
    serveObject(api.root.addResource('{file+}'), files, reader, '{file}', headers)
  }
}

import {
  AwsIntegration,
  type IntegrationResponse,
  type IResource,
  type MethodResponse,
} from 'aws-cdk-lib/aws-apigateway'
import type { IRole } from 'aws-cdk-lib/aws-iam'
import type { IBucket } from 'aws-cdk-lib/aws-s3'

/** Headers of the stored object that are passed on; which file name is kept for how long is said when it is stored. */
const PASSED = ['Content-Type', 'Cache-Control', 'ETag', 'Last-Modified']

/** What S3 answers by what we answer. It says 403 of what is not there, for the role may not list the bucket. */
const ANSWERS: [selectionPattern: string | undefined, statusCode: string][] = [
  [undefined, '200'],
  ['304', '304'],
  ['403|404', '404'],
  ['5\\d{2}', '502'],
]

/** GET on a resource of an API answers with an object of a bucket; `{file}` in its key is the rest of the path. */
export function serveObject(at: IResource, bucket: IBucket, role: IRole, key: string, headers: Record<string, string>) {
  const fromPath = key.includes('{file}')
  const integrationResponses: IntegrationResponse[] = []
  const methodResponses: MethodResponse[] = []
  for (const [selectionPattern, statusCode] of ANSWERS) {
    const parameters: Record<string, string> = {}
    for (const [name, value] of Object.entries(headers)) parameters[`method.response.header.${name}`] = `'${value}'`
    if (statusCode === '200' || statusCode === '304') {
      for (const name of PASSED) parameters[`method.response.header.${name}`] = `integration.response.header.${name}`
    }
    integrationResponses.push({
      statusCode,
      responseParameters: parameters,
      ...(selectionPattern ? { selectionPattern } : {}),
    })
    methodResponses.push({
      statusCode,
      responseParameters: Object.fromEntries(Object.keys(parameters).map((name) => [name, true])),
    })
  }
  const integration = new AwsIntegration({
    service: 's3',
    integrationHttpMethod: 'GET',
    path: `${bucket.bucketName}/${key}`,
    options: {
      credentialsRole: role,
      integrationResponses,
      requestParameters: {
        'integration.request.header.If-None-Match': 'method.request.header.If-None-Match',
        ...(fromPath ? { 'integration.request.path.file': 'method.request.path.file' } : {}),
      },
    },
  })
  at.addMethod('GET', integration, {
    methodResponses,
    requestParameters: {
      'method.request.header.If-None-Match': false,
      ...(fromPath ? { 'method.request.path.file': true } : {}),
    },
  })
}

import { Stack } from 'aws-cdk-lib'
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { Construct } from 'constructs'
import type { Deployment } from '../deployment.ts'

/** The certificate for `*.<domain>`, made beforehand by who deploys, since it takes a record in their DNS. */
export const regionalCertificate = (scope: Construct, { certificate }: Deployment): ICertificate =>
  Certificate.fromCertificateArn(
    scope,
    'Certificate',
    Stack.of(scope).formatArn({ service: 'acm', resource: 'certificate', resourceName: certificate }),
  )

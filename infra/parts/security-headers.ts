import { Aws } from 'aws-cdk-lib'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { Deployment } from '../deployment.ts'

/** What the app may load and speak to: itself, its two APIs, and the photos. Styles are set inline by the framework. */
function contentSecurityPolicy({ domain, region }: Deployment, photos: IBucket): string {
  const store = `https://${photos.bucketName}.s3.${region}.${Aws.URL_SUFFIX}`
  return [
    "default-src 'self'",
    `img-src 'self' data: blob: ${store}`,
    `media-src 'self' blob: ${store}`,
    "font-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' https://api.${domain} wss://socket.${domain} ${store}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The headers that every file is sent with. */
export const securityHeaders = (deployment: Deployment, photos: IBucket): Record<string, string> => ({
  'Content-Security-Policy': contentSecurityPolicy(deployment, photos),
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(self), payment=(), geolocation=(self)',
})

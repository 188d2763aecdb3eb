/** The CDK app: every stack for every region that cdk.json names, checked by cdk-nag at each synthesis. */
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { deploymentsOf } from './deployment.ts'
import { addRegion } from './region.ts'

const app = new App()
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
for (const deployment of deploymentsOf(app)) addRegion(app, deployment)

/** The app as `cdk synth` makes it, for both regions, without bundling. */
import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { type Deployment, deploymentsOf } from '../../infra/deployment.ts'
import { addRegion } from '../../infra/region.ts'

export interface Resource {
  Type: string
  // biome-ignore lint/suspicious/noExplicitAny: templates have every shape
  Properties: any
  DeletionPolicy?: string
  DependsOn?: string[]
}
export interface Template {
  Resources: Record<string, Resource>
  Outputs?: Record<string, unknown>
}
type StackName = keyof ReturnType<typeof addRegion>

export const stackNames = [
  'data',
  'api',
  'routes',
  'socket',
  'relay',
  'worker',
  'sweep',
  'alerts',
  'hosting',
  'alarms',
  'dashboard',
] as const

export interface Region {
  deployment: Deployment
  templates: Record<StackName, Template>
}

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'))

export const makeApp = (more: Record<string, unknown> = { 'aws:cdk:bundling-stacks': [] }, outdir?: string) =>
  new App({ context: { ...context, ...more }, ...(outdir ? { outdir } : {}) })

export const app = makeApp()

function synthesize(): Region[] {
  const regions = deploymentsOf(app).map((deployment) => ({ deployment, stacks: addRegion(app, deployment) }))
  const assembly = app.synth()
  return regions.map(({ deployment, stacks }) => {
    const read = (name: StackName) => assembly.getStackByName(stacks[name].stackName).template as Template
    const templates = Object.fromEntries(stackNames.map((name) => [name, read(name)]))
    return { deployment, templates: templates as Record<StackName, Template> }
  })
}

/** The templates of every stack, by region; made once for all tests that share this module. */
export const regions = synthesize()

export const ofType = (template: Template, type: string): [string, Resource][] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type)

export function onlyOne(template: Template, type: string): Resource {
  const [found, ...more] = ofType(template, type)
  if (!found || more.length) throw new Error(`${found ? more.length + 1 : 0} of ${type}`)
  return found[1]
}

/** Every resource of a type in a region. */
export const everywhere = ({ templates }: Region, type: string): Resource[] =>
  Object.values(templates).flatMap((template) => ofType(template, type).map(([, resource]) => resource))

export const functionsOf = (region: Region): Map<string, Resource> =>
  new Map(
    everywhere(region, 'AWS::Lambda::Function').map((resource) => [
      String(resource.Properties.FunctionName).replace(`weilinli-${region.deployment.stage}-`, ''),
      resource,
    ]),
  )

export interface Statement {
  Effect: string
  Action: string[]
  Resource: unknown[]
  Condition?: unknown
}
const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])

/** The statements of a policy document, with their lists as lists. */
export const statementsOf = (document: { Statement: Record<string, unknown>[] }): Statement[] =>
  document.Statement.map((statement) => ({
    Effect: String(statement.Effect),
    Action: list(statement.Action as string | string[]),
    Resource: list(statement.Resource),
    ...(statement.Condition ? { Condition: statement.Condition } : {}),
  }))

/** What a function may do, by its name: the statements of its role's policy. */
export function rightsOf(region: Region, name: string): Statement[] {
  // What is more than one policy can hold, the CDK puts into another.
  const found = Object.values(region.templates).flatMap((template) =>
    ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) =>
      ofType(template, type).filter(([id]) => id.startsWith(`${name}role`)),
    ),
  )
  return found.flatMap(([, policy]) => statementsOf(policy.Properties.PolicyDocument))
}

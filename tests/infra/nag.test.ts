import { App, Stack, Validations } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { AwsSolutionsChecks } from 'cdk-nag'
import { expect, it } from 'vitest'
import { app } from './deployed.ts'

/** What cdk-nag finds, as lines. References between stacks are resolved by the synthesis, as they are for the plugin. */
function findings(whole: App): string[] {
  whole.synth()
  const { violations } = new AwsSolutionsChecks().validateScope(whole)
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
  )
}

it('AwsSolutions finds nothing in either region', () => {
  expect(findings(app)).toEqual([])
})

it('it does find what is wrong', () => {
  const careless = new App()
  new Bucket(new Stack(careless, 'careless'), 'Open')
  expect(findings(careless).join()).toContain('AwsSolutions-S10')
})

it('each acknowledgement says why, in a sentence', () => {
  const given: [string, string][] = app.node
    .findAll()
    .flatMap((construct) => construct.node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data))
  expect(given.length).toBeGreaterThan(10)
  for (const [id, reason] of given) {
    expect(reason.length, id).toBeGreaterThan(40)
    // A wildcard is acknowledged by the very resource, never for a whole rule.
    if (id.includes('IAM')) expect(id).toMatch(/\[(Resource|Policy)::.+\]$/)
  }
})

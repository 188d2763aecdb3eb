/** One DynamoDB Local in memory for a whole run; each test file makes a table of its own in it. */
import type { TestProject } from 'vitest/node'
import { startDynamoDb } from '../../infra/local/dynamodb.ts'

declare module 'vitest' {
  interface ProvidedContext {
    dynamodb: string
  }
}

export default async function setup(project: TestProject) {
  const dynamodb = await startDynamoDb()
  project.provide('dynamodb', dynamodb.url)
  return () => dynamodb.stop()
}

import { defineConfig } from 'vitest/config'

/** What needs DynamoDB Local; everything else but the slow kinds is quick. */
const stage = [
  'tests/**/{api,access,idempotency,photos,queue,relay,sweep,walk,store,cost}.test.ts',
  'tests/**/api/*.test.ts',
  'tests/hostile/*.test.ts',
  'tests/faults/*.test.ts',
]
const properties = 'tests/support/properties.ts'
/** What puts its own modules in the place of others, which nobody else may find there. */
const mocked = ['tests/app/session.test.ts']
const slow = ['tests/local/**', 'tests/infra/**', 'tests/weapp/**', 'tests/browser/**', 'tests/bench/**']

export default defineConfig({
  test: {
    // Half of each test's time is DynamoDB Local's, which has a process of its own.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: properties,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...stage, ...mocked, ...slow],
          // Loading what is tested takes longer than most tests: a worker does it once, not for each file.
          isolate: false,
        },
      },
      { test: { name: 'mocked', include: mocked } },
      {
        test: {
          name: 'stage',
          include: stage,
          globalSetup: 'tests/support/dynamodb.ts',
          setupFiles: [properties, 'tests/support/leave-nothing.ts'],
          // As for the unit tests; each file has tables of its own.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'local', include: ['tests/local/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          // The stories, told by one browser and two phones to one running product, one after another.
          name: 'product',
          include: ['tests/{browser,weapp}/**/*.test.ts'],
          globalSetup: 'tests/support/product.ts',
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'infra',
          include: ['tests/infra/**/*.test.ts'],
          // Nothing here changes what it reads, and loading the CDK takes longer than the tests.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})

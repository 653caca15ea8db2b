import { availableParallelism } from 'node:os'

// Otherwise, graphql looks at the class of each value that it executes, which takes a fifth of the time of the W&B stand-in.
process.env.NODE_ENV = 'production'

export default {
  // One cache for all three configurations: otherwise, each would compile all files again.
  id: 'log-revision',
  testSequencer: '<rootDir>/__tests__/sequencer.js',
  testEnvironment: '<rootDir>/__tests__/environment.js',
  // For a machine that is busy. Nothing is asserted of time.
  testTimeout: 60_000,
  // Most tests wait for a process: more workers than cores leave none idle.
  maxWorkers: availableParallelism() * 2,
  // Each file leaves modules in the memory of its worker, and a large worker takes long to start git: 1 ms of CPU time
  // becomes 30 ms.
  workerIdleMemoryLimit: '400MB',
  globalSetup: '<rootDir>/__tests__/repository-templates.js',
  setupFilesAfterEnv: ['<rootDir>/__tests__/representatives.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  extensionsToTreatAsEsm: ['.ts'],
  transformIgnorePatterns: ['/node_modules/(?!@actions/workflow-parser/)'],
  transform: {
    '/node_modules/@actions/workflow-parser/.+\\.js$': '<rootDir>/__tests__/json-imports.js',
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
        sourceMaps: true,
      },
    ],
  },
}

export default {
  testEnvironment: 'node',
  // For a machine that is busy. Nothing is asserted of time.
  testTimeout: 60_000,
  // Most tests wait for a process: one worker a core leaves none idle.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
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

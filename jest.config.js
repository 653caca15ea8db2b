export default {
  testEnvironment: 'node',
  // For a machine that is busy. Nothing is asserted of time.
  testTimeout: 30_000,
  // Most tests wait, for a process or for time to pass: more workers than cores leave none idle.
  maxWorkers: '150%',
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

export * from './client';
export * from './leads';
export * from './provider';
export * from './sale';
export * from './types';
export * from './payments';

export { Policies } from './Policies';
export { TrySale } from './TrySale';
export { UploadResult } from './UploadResult';
export { VersionChanges } from './VersionChanges';
export { VersionFacts, VersionPage } from './VersionPage';
export { VersionSheets } from './VersionSheets';

package secondlook.runtime.worker;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import secondlook.runtime.HouseRules;

@AnalyzeClasses(packages = "secondlook.runtime.worker", importOptions = ImportOption.DoNotIncludeTests.class)
class WorkerArchitectureTest extends HouseRules {
}

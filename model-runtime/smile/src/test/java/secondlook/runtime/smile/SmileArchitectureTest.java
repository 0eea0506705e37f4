package secondlook.runtime.smile;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import secondlook.runtime.HouseRules;

@AnalyzeClasses(packages = "secondlook.runtime.smile", importOptions = ImportOption.DoNotIncludeTests.class)
class SmileArchitectureTest extends HouseRules {
}

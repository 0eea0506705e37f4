package secondlook.app;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import secondlook.runtime.HouseRules;

@AnalyzeClasses(packages = "secondlook.app", importOptions = ImportOption.DoNotIncludeTests.class)
class AppCoreArchitectureTest extends HouseRules {
}

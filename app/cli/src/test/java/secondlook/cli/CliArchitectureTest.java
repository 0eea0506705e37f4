package secondlook.cli;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import secondlook.runtime.HouseRules;

@AnalyzeClasses(packages = "secondlook.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class CliArchitectureTest extends HouseRules {
}

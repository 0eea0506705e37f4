package secondlook.desktop;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import secondlook.runtime.HouseRules;

@AnalyzeClasses(packages = "secondlook.desktop", importOptions = ImportOption.DoNotIncludeTests.class)
class DesktopArchitectureTest extends HouseRules {
}

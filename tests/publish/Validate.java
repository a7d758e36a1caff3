import java.io.InputStream;
import java.nio.file.*;
import java.util.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.*;

/**
 * Judges PDFs with the veraPDF engine: {@code Validate.java PDFA-2A,PDFUA-1 FILE...}.
 *
 * The engine's own profile reader needs a JAXB that the jar does not carry, so the profiles are read here.
 */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            ValidationProfile profile = read(name);
            for (int i = 1; i < arguments.length; i++) judge(Paths.get(arguments[i]), name, profile);
        }
    }

    private static void judge(Path file, String name, ValidationProfile profile) throws Exception {
        String about = file.getFileName() + " " + name;
        try (InputStream in = Files.newInputStream(file);
             PDFAParser parser = Foundries.defaultInstance().createParser(in, profile.getPDFAFlavour())) {
            ValidationResult result = ValidatorFactory.createValidator(profile).validate(parser);
            System.out.println(about + (result.isCompliant() ? " PASS" : " FAIL"));
            for (TestAssertion found : result.getTestAssertions())
                if (found.getStatus() == TestAssertion.Status.FAILED)
                    System.out.println(about + " " + found.getRuleId().getClause() + " " + found.getMessage());
        }
    }

    private static ValidationProfile read(String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document;
        try (InputStream in = Validate.class.getClassLoader()
                .getResourceAsStream("org/verapdf/pdfa/validation/" + name + ".xml")) {
            document = factory.newDocumentBuilder().parse(in);
        }
        Element root = document.getDocumentElement();
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : all(root, "rule")) {
            Element id = all(rule, "id").get(0);
            RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
            List<ErrorArgument> values = new ArrayList<>();
            for (Element argument : all(rule, "argument"))
                values.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
            rules.add(Profiles.ruleFromValues(ruleId, rule.getAttribute("object"),
                rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), values), List.of()));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : all(root, "variable"))
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"),
                variable.getAttribute("object"), text(variable, "defaultValue"), text(variable, "value")));
        return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
            Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "", rules, variables);
    }

    private static List<Element> all(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    private static String text(Element parent, String name) {
        return all(parent, name).get(0).getTextContent();
    }
}

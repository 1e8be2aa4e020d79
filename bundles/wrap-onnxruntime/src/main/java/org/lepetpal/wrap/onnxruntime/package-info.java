/** What bundles that run models need to know of the machine before they tell ONNX Runtime how to count. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lepetpal.wrap.onnxruntime;
